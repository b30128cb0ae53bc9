package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotoTest {
    @Test
    void what_its_maker_wrote_into_it_does_not_go_along() throws IOException {
        byte[] camera = withNote(jpeg(400, 300), "GPS 34.6197 112.4540 taken by somebody");
        assertThat(new String(camera, StandardCharsets.ISO_8859_1)).contains("somebody");
        assertThat(ImageIO.read(new ByteArrayInputStream(camera)).getWidth()).isEqualTo(400);
        assertThat(new String(Photo.clean(camera), StandardCharsets.ISO_8859_1)).doesNotContain("somebody");
    }

    @Test
    void a_large_picture_is_kept_smaller() throws IOException {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(Photo.clean(jpeg(3_200, 100))));
        assertThat(kept.getWidth()).isEqualTo(1_600);
        assertThat(kept.getHeight()).isEqualTo(50);
    }

    /** A small file whose header promises 4 milliard pixels. */
    @Test
    void a_picture_that_would_fill_the_memory_is_refused_unread() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out);
        byte[] bomb = out.toByteArray();
        ByteBuffer.wrap(bomb).putInt(16, 65_500).putInt(20, 65_500);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        assertThatThrownBy(() -> Photo.clean(bomb)).hasMessageContaining("pixels");
    }

    @Test
    void what_is_no_picture_is_refused() throws IOException {
        assertThatThrownBy(() -> Photo.clean(new byte[0])).hasMessageContaining("LK-7001");
        assertThatThrownBy(() -> Photo.clean("<svg/>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("LK-7001");
        byte[] half = java.util.Arrays.copyOf(jpeg(400, 300), 60);
        assertThatThrownBy(() -> Photo.clean(half)).hasMessageContaining("LK-7001");
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    /** A comment segment right after the start of the image, where cameras write. */
    private static byte[] withNote(byte[] jpeg, String note) {
        byte[] text = note.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + text.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) 0xFE)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
