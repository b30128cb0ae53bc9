package parcellocker.sim.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.imageio.ImageIO;
import parcellocker.sim.people.Photo;

/** The last pictures the scanner took, for people to look at. */
final class Photos {
    private static final int KEPT = 20;

    private final Deque<Kept> kept = new ArrayDeque<>();
    private long counted;

    private record Kept(long number, Photo photo) {}

    /** Keeps a picture; the oldest goes. */
    synchronized long keep(Photo photo) {
        kept.addLast(new Kept(++counted, photo));
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        return counted;
    }

    /** A kept picture as PNG. */
    synchronized Optional<byte[]> png(long number) {
        return kept.stream()
                .filter(one -> one.number == number)
                .map(one -> png(one.photo))
                .findFirst();
    }

    private static byte[] png(Photo photo) {
        return drawn(photo, "png");
    }

    /** As a camera sends it. */
    static byte[] jpeg(Photo photo) {
        return drawn(photo, "jpeg");
    }

    private static byte[] drawn(Photo photo, String format) {
        BufferedImage image = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, photo.width(), photo.height(), photo.toBytes());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            boolean isDrawn = ImageIO.write(image, format, out);
            if (!isDrawn) {
                throw new IllegalStateException("this Java draws no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
