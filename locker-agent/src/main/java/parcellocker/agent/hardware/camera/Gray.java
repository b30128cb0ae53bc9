package parcellocker.agent.hardware.camera;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture in grey, row after row.
 *
 * @param pixels brightness 0..255 as a byte
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Never compared, and a copy of a picture at each step would cost more than it guards.
record Gray(int width, int height, byte[] pixels) {
    /** Larger ones are read with every second, third … pixel left out. */
    private static final int MOST_SIDE = 1_600;
    /** What claims to be larger is not unpacked at all. */
    private static final long MOST_PIXELS = 40_000_000;

    /** Unpacks a JPEG picture; {@link IOException} if it is none, or one that claims to be enormous. */
    static Gray ofJpeg(byte[] jpeg) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
            if (in == null || !readers.hasNext()) {
                throw new IOException("this Java reads no JPEG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return of(read(reader));
            } catch (RuntimeException broken) {
                // The decoder answers some broken pictures so.
                throw new IOException("no picture: " + broken.getMessage(), broken);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new IOException("a picture of " + width + " by " + height);
        }
        ImageReadParam every = reader.getDefaultReadParam();
        int step = Math.max(1, (Math.max(width, height) + MOST_SIDE - 1) / MOST_SIDE);
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
    }

    private static Gray of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height];
        if (image.getRaster().getNumBands() == 1) {
            Raster raster = image.getRaster();
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                raster.getSamples(0, y, width, 1, 0, row);
                for (int x = 0; x < width; x++) {
                    pixels[y * width + x] = (byte) row[x];
                }
            }
            return new Gray(width, height, pixels);
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int rgb = row[x];
                pixels[y * width + x] =
                        (byte) ((306 * (rgb >> 16 & 0xFF) + 601 * (rgb >> 8 & 0xFF) + 117 * (rgb & 0xFF)) >> 10);
            }
        }
        return new Gray(width, height, pixels);
    }

    /** Turned by a right angle. */
    Gray turned() {
        byte[] next = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                next[(width - 1 - x) * height + y] = pixels[y * width + x];
            }
        }
        return new Gray(/* width= */ height, /* height= */ width, next);
    }

    /** Half as wide and high, each pixel the mean of four: what is blurred or noisy gets edges again. */
    Gray halved() {
        int w = width / 2;
        int h = height / 2;
        byte[] next = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int at = 2 * y * width + 2 * x;
                int sum = (pixels[at] & 0xFF)
                        + (pixels[at + 1] & 0xFF)
                        + (pixels[at + width] & 0xFF)
                        + (pixels[at + width + 1] & 0xFF);
                next[y * w + x] = (byte) (sum / 4);
            }
        }
        return new Gray(w, h, next);
    }

    /** Twice as wide and high: modules of one or two pixels become large enough to be found. */
    Gray doubled() {
        byte[] next = new byte[pixels.length * 4];
        for (int y = 0; y < 2 * height; y++) {
            for (int x = 0; x < 2 * width; x++) {
                next[y * 2 * width + x] = pixels[y / 2 * width + x / 2];
            }
        }
        return new Gray(2 * width, 2 * height, next);
    }

    /** Mean brightness, 0..255. */
    double mean() {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xFF;
        }
        return pixels.length == 0 ? 0 : (double) sum / pixels.length;
    }

    /** How much brightness differs from its mean: a lens that is covered shows next to nothing. */
    double deviation() {
        double mean = mean();
        double sum = 0;
        for (byte pixel : pixels) {
            double off = (pixel & 0xFF) - mean;
            sum += off * off;
        }
        return pixels.length == 0 ? 0 : Math.sqrt(sum / pixels.length);
    }
}
