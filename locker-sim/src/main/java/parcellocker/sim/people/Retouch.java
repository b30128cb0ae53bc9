package parcellocker.sim.people;

/** Pictures made from a picture, for one more try at reading it. */
final class Retouch {
    private Retouch() {}

    /** Half the size; each pixel is the mean of four, which takes noise away. */
    static Photo halved(Photo photo) {
        Photo half = new Photo(photo.width() / 2, photo.height() / 2, 0);
        for (int y = 0; y < half.height(); y++) {
            for (int x = 0; x < half.width(); x++) {
                int sum = photo.at(2 * x, 2 * y)
                        + photo.at(2 * x + 1, 2 * y)
                        + photo.at(2 * x, 2 * y + 1)
                        + photo.at(2 * x + 1, 2 * y + 1);
                half.set(x, y, sum / 4.0);
            }
        }
        return half;
    }

    /** Twice the size, smoothly: thin modules get pixels enough. */
    static Photo doubled(Photo photo) {
        Photo twice = new Photo(photo.width() * 2, photo.height() * 2, 0);
        for (int y = 0; y < twice.height(); y++) {
            for (int x = 0; x < twice.width(); x++) {
                twice.set(x, y, photo.between(x / 2.0 - 0.25, y / 2.0 - 0.25));
            }
        }
        return twice;
    }

    /** Unsharp mask against the mean of a square of {@code 2 × reach + 1} pixels a side: takes blur away. */
    static Photo sharpened(Photo photo, int reach, double amount) {
        long[][] sums = sums(photo);
        Photo sharp = new Photo(photo.width(), photo.height(), 0);
        for (int y = 0; y < photo.height(); y++) {
            int top = Math.max(0, y - reach);
            int bottom = Math.min(photo.height(), y + reach + 1);
            for (int x = 0; x < photo.width(); x++) {
                int left = Math.max(0, x - reach);
                int right = Math.min(photo.width(), x + reach + 1);
                long sum = sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left];
                double mean = sum / (double) ((bottom - top) * (right - left));
                sharp.set(x, y, photo.at(x, y) + amount * (photo.at(x, y) - mean));
            }
        }
        return sharp;
    }

    /** Turned about its middle; what comes in from outside repeats the edge. */
    static Photo turned(Photo photo, double degrees) {
        double cos = StrictMath.cos(Math.toRadians(degrees));
        double sin = StrictMath.sin(Math.toRadians(degrees));
        double midX = photo.width() / 2.0;
        double midY = photo.height() / 2.0;
        Photo turned = new Photo(photo.width(), photo.height(), 0);
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                double dx = x - midX;
                double dy = y - midY;
                turned.set(x, y, photo.between(midX + dx * cos - dy * sin, midY + dx * sin + dy * cos));
            }
        }
        return turned;
    }

    private static long[][] sums(Photo photo) {
        long[][] sums = new long[photo.height() + 1][photo.width() + 1];
        for (int y = 0; y < photo.height(); y++) {
            long row = 0;
            for (int x = 0; x < photo.width(); x++) {
                row += photo.at(x, y);
                sums[y + 1][x + 1] = sums[y][x + 1] + row;
            }
        }
        return sums;
    }
}
