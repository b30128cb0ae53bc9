package parcellocker.bridge.registry;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A base map without a map: lines with their degrees. For a city that supplied no tiles; a public map needs reviewed ones. */
public final class GridTiles implements Tiles {
    private static final int SIDE = 256;
    private static final Color PAPER = new Color(0xF2F4F1);
    private static final Color LINE = new Color(0xC9D2CC);
    private static final Color INK = new Color(0x5D6B7A);

    @Override
    public Optional<Tile> at(int zoom, int column, int row) {
        if (!Tiles.isTile(zoom, column, row)) {
            return Optional.empty();
        }
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(LINE);
        pen.drawLine(0, 0, SIDE, 0);
        pen.drawLine(0, 0, 0, SIDE);
        pen.setColor(INK);
        pen.drawString(String.format(Locale.ROOT, "%.4f° %.4f°", west(zoom, column), north(zoom, row)), 6, 16);
        pen.dispose();
        return Optional.of(new Tile("image/png", png(image)));
    }

    private static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static double west(int zoom, int column) {
        return column * 360.0 / (1 << zoom) - 180;
    }

    /** Of the Mercator map that web tiles are cut from. */
    static double north(int zoom, int row) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * row / (1 << zoom)))));
    }
}
