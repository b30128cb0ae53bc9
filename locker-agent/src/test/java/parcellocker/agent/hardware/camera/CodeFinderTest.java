package parcellocker.agent.hardware.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

class CodeFinderTest {
    private static final String TOKEN = "PL1:" + "ABCDEFGHJK".repeat(12);
    private final CodeFinder finder = new CodeFinder(10_000, () -> 0);

    private Optional<String> find(BufferedImage image) throws IOException {
        return finder.find(Gray.ofJpeg(TestPictures.jpeg(image)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 15, 45, 90, 135, 180, 270})
    void aTokenIsFoundHoweverItIsTurned(double degrees) throws IOException {
        assertThat(find(TestPictures.label(TOKEN, BarcodeFormat.QR_CODE, degrees, false)))
                .contains(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "CODE_128, SF1234567890123",
        "CODE_39, JD000123456789",
        "CODE_93, YT1234567890",
        "EAN_13, 6901234567892",
        "ITF, 12345678901234",
        "CODABAR, A123456789B"
    })
    void theBarsOfWaybillsAreFoundLyingAndStanding(BarcodeFormat format, String text) throws IOException {
        String bare = format == BarcodeFormat.CODABAR ? text.substring(1, text.length() - 1) : text;
        assertThat(find(TestPictures.label(text, format, 0, false))).contains(bare);
        assertThat(find(TestPictures.label(text, format, 90, false))).contains(bare);
    }

    @Test
    void aTokenInWhiteOnBlackIsFound() throws IOException {
        assertThat(find(TestPictures.label(TOKEN, BarcodeFormat.QR_CODE, 0, true)))
                .contains(TOKEN);
    }

    @Test
    void wherePapersShowNoCodeNoneIsFound() throws IOException {
        assertThat(find(TestPictures.even(Color.GRAY))).isEmpty();
    }

    @Test
    void afterItsTimeNoFurtherWayIsBegun() throws IOException {
        long[] now = {0};
        int[] asked = {0};
        CodeFinder hurried = new CodeFinder(400, () -> {
            asked[0]++;
            now[0] += 300;
            return now[0];
        });
        assertThat(hurried.find(Gray.ofJpeg(TestPictures.jpeg(TestPictures.even(Color.GRAY)))))
                .isEmpty();
        assertThat(asked[0]).as("the start and after two ways").isEqualTo(3);
    }

    /** Its content looks like a corner mark, and the reader for one code is misled. */
    private static final String MISLEADING =
            "PL1:CSA5EOQED9J6KO1WTJE8VQTSHQZTLY/2$.MP94E-Z44QYA1826*VN*.EZW5YDYLSN/B2-4UZD17JK1+O48STW3A+U/FL3+2O-SNGUMTWROONPK71"
                    + "*NZGSPFFYISLDM/05L9HZHEX3PTWK+P4IH3/Q";

    @Test
    void aCodeWhoseContentLooksLikeACornerIsFoundAtOnce() throws IOException {
        assertThat(looksNeeded(TestPictures.label(MISLEADING, BarcodeFormat.QR_CODE, 0, false), MISLEADING))
                .isEqualTo(1);
    }

    @Test
    void aMachineWithTimeForTwoWaysAPictureTriesAllOfThemOnTheNextOnes() throws IOException {
        assertThat(looksNeeded(TestPictures.label(TOKEN, BarcodeFormat.QR_CODE, 0, true), TOKEN))
                .as("white on black needs a way of its own")
                .isBetween(2, 7);
    }

    /** How many pictures of what lies still are looked at until it is read, on a machine with time for two ways each. */
    private static int looksNeeded(BufferedImage image, String text) throws IOException {
        long[] now = {0};
        CodeFinder hurried = new CodeFinder(400, () -> now[0] += 300);
        Gray picture = Gray.ofJpeg(TestPictures.jpeg(image));
        int looks = 1;
        while (hurried.find(picture).filter(text::equals).isEmpty() && looks < 20) {
            looks++;
        }
        return looks;
    }

    @Test
    void aPictureThatIsCutShortOrNoneIsRefused() {
        byte[] whole = TestPictures.jpegOf(TOKEN);
        assertThatThrownBy(() -> Gray.ofJpeg(Arrays.copyOf(whole, 200))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Gray.ofJpeg(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Gray.ofJpeg(new byte[5_000])).isInstanceOf(IOException.class);
    }

    @Test
    void aPictureThatClaimsToBeEnormousIsNotUnpacked() {
        byte[] jpeg = TestPictures.jpegOf(TOKEN);
        for (int i = 0; i + 8 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                byte[] side = {(byte) 0xFF, (byte) 0xDC};
                System.arraycopy(side, 0, jpeg, i + 5, 2);
                System.arraycopy(side, 0, jpeg, i + 7, 2);
                break;
            }
        }
        assertThatThrownBy(() -> Gray.ofJpeg(jpeg))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("65500 by 65500");
    }

    @Test
    void aLargePictureIsReadSmaller() throws IOException {
        BufferedImage large = new BufferedImage(4_000, 3_000, BufferedImage.TYPE_BYTE_GRAY);
        Gray picture = Gray.ofJpeg(TestPictures.jpeg(large));
        assertThat(picture.width()).isLessThanOrEqualTo(1_600);
    }

    @Test
    void whatACameraReadsIsHeldToTheRulesOfAScanner() {
        assertThat(ScanText.of("SF1\u001d2\u0007")).contains(new Input.Scanned("SF12"));
        assertThat(ScanText.of("\u001d")).isEmpty();
        assertThat(ScanText.of("7".repeat(512))).contains(new Input.Scanned("7".repeat(512)));
        assertThat(ScanText.of("7".repeat(513))).contains(new Input.ScanRefused(Problem.SCAN_TOO_LONG));
    }
}
