package parcellocker.sim.people;

import java.util.regex.Pattern;
import parcellocker.sim.clockwork.Chance;

/**
 * The picture a scanner's camera takes of what a person holds up: turned, at some distance, blurred, noisy, in uneven
 * light. The seed decides all of it; the same seed gives the same picture on every machine.
 */
public final class LabelPhoto {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final Pattern WAYBILL = Pattern.compile("[A-Za-z0-9-]{6,22}");

    private final Chance chance;
    private final Photo print;
    private Photo photo = new Photo(WIDTH, HEIGHT, 0);

    private LabelPhoto(Photo print, Chance chance) {
        this.print = print;
        this.chance = chance;
    }

    /**
     * Photographs a text: a waybill (6 to 22 letters, digits and dashes) on a shipping label with Code 128, anything
     * else as a QR code on a telephone.
     *
     * @throws IllegalArgumentException if the text is empty or does not fit a QR code
     */
    public static Photo of(String text, long seed) {
        Chance chance = new Chance(seed).fork("photo");
        boolean isWaybill = WAYBILL.matcher(text).matches();
        Photo print = isWaybill ? Print.label(text, chance.fork("print")) : Print.screen(text);
        return new LabelPhoto(print, chance.fork("camera")).taken();
    }

    private Photo taken() {
        expose();
        blur(chance.spread(0.4, 1.9));
        grain(chance.spread(1, 12));
        return photo;
    }

    /** Looks each pixel up on the print, through turn, distance, a slight tilt, and the lamp's falling light. */
    private void expose() {
        double turn = Math.toRadians(chance.normal() * 12);
        double fit = Math.min(WIDTH / (double) print.width(), HEIGHT / (double) print.height());
        double scale = fit * chance.spread(0.88, 1.0);
        double tiltX = chance.spread(-5e-5, 5e-5);
        double tiltY = chance.spread(-5e-5, 5e-5);
        double shiftX = chance.spread(-15, 15);
        double shiftY = chance.spread(-15, 15);
        double lampX = chance.spread(0, WIDTH);
        double lampY = chance.spread(0, HEIGHT);
        double fall = chance.spread(0.1, 0.45);
        double contrast = chance.spread(0.6, 1);
        double cos = StrictMath.cos(turn) / scale;
        double sin = StrictMath.sin(turn) / scale;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double dx = x - WIDTH / 2.0 - shiftX;
                double dy = y - HEIGHT / 2.0 - shiftY;
                double depth = 1 + dx * tiltX + dy * tiltY;
                double shade = onPrint((dx * cos + dy * sin) / depth, (dy * cos - dx * sin) / depth);
                double distance = Math.hypot(x - lampX, y - lampY) / WIDTH;
                photo.set(x, y, (40 + shade * contrast * 0.8) * (1 - fall * Math.min(1, distance)));
            }
        }
    }

    private double onPrint(double fromCentreX, double fromCentreY) {
        double x = fromCentreX + print.width() / 2.0;
        double y = fromCentreY + print.height() / 2.0;
        boolean beside = x < 0 || y < 0 || x >= print.width() || y >= print.height();
        return beside ? 90 : print.between(x, y);
    }

    private void blur(double sigma) {
        double[] kernel = kernel(sigma);
        photo = smeared(smeared(photo, kernel, 1, 0), kernel, 0, 1);
    }

    private static double[] kernel(double sigma) {
        int reach = (int) Math.ceil(2.5 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = StrictMath.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private static Photo smeared(Photo sharp, double[] kernel, int stepX, int stepY) {
        Photo smeared = new Photo(sharp.width(), sharp.height(), 0);
        int reach = kernel.length / 2;
        for (int y = 0; y < sharp.height(); y++) {
            for (int x = 0; x < sharp.width(); x++) {
                double sum = 0;
                for (int i = -reach; i <= reach; i++) {
                    sum += kernel[i + reach] * sharp.at(x + i * stepX, y + i * stepY);
                }
                smeared.set(x, y, sum);
            }
        }
        return smeared;
    }

    private void grain(double deviation) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                photo.set(x, y, photo.at(x, y) + chance.normal() * deviation);
            }
        }
    }
}
