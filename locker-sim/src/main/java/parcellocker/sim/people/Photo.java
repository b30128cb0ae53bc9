package parcellocker.sim.people;

import java.util.Arrays;

/** A grey picture; 0 is black, 255 white. Coordinates outside count as the nearest edge. */
public final class Photo {
    private final int width;
    private final int height;
    private final byte[] grey;

    /** A picture all of one shade. */
    Photo(int width, int height, int shade) {
        this.width = width;
        this.height = height;
        grey = new byte[width * height];
        Arrays.fill(grey, (byte) shade);
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** A copy of the shades, row by row from the top. */
    public byte[] toBytes() {
        return grey.clone();
    }

    /** The shade at a place, 0…255. */
    int at(int x, int y) {
        return grey[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)] & 0xFF;
    }

    /** The shade between four pixels. */
    double between(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double down = y - top;
        double above = at(left, top) * (1 - right) + at(left + 1, top) * right;
        double below = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
        return above * (1 - down) + below * down;
    }

    void set(int x, int y, double shade) {
        grey[y * width + x] = (byte) Math.clamp(Math.round(shade), 0, 255);
    }

    /** Fills the part of a rectangle that lies inside. */
    void fill(int left, int top, int wide, int high, int shade) {
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
                grey[y * width + x] = (byte) shade;
            }
        }
    }
}
