package parcellocker.sim.device;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** What a camera before a cabinet sees: the doors, the open ones dark, and a bar that moves from picture to picture. */
final class CabinetPicture {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int ROWS = 8;
    private static final int MARGIN = 20;
    private static final int GAP = 4;

    private CabinetPicture() {}

    /** A JPEG picture of these doors. */
    static byte[] jpeg(List<Boolean> open, long number) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setColor(Color.GRAY);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            doors(pen, open);
            pen.setColor(Color.YELLOW);
            pen.fillRect((int) (number * GAP % WIDTH), HEIGHT - MARGIN / 2, MARGIN, MARGIN / 2);
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void doors(Graphics2D pen, List<Boolean> open) {
        int columns = Math.max(1, (open.size() + ROWS - 1) / ROWS);
        int width = (WIDTH - 2 * MARGIN) / columns;
        int height = (HEIGHT - 2 * MARGIN) / ROWS;
        for (int i = 0; i < open.size(); i++) {
            pen.setColor(open.get(i) ? Color.BLACK : Color.LIGHT_GRAY);
            pen.fillRect(MARGIN + i / ROWS * width, MARGIN + i % ROWS * height, width - GAP, height - GAP);
        }
    }
}
