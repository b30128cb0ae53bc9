package parcellocker.sim.people;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a Code 128 or QR code from a picture as a scanner does: cheap tries first, then retouched pictures, then the
 * picture turned, until one try succeeds. Each try is made only if those before it failed.
 */
public final class PhotoReader {
    private static final List<BarcodeFormat> FORMATS = List.of(BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128);
    // A row of bars is read within about ±8°, so that these steps leave no gap up to 45°; a quarter turn and upside
    // down are the library's own tries.
    private static final List<Integer> DEGREES = List.of(-10, 10, -20, 20, -30, 30, -42, 42);

    private PhotoReader() {}

    /** What the picture says, if any try could read it. */
    public static Optional<String> read(Photo photo) {
        Stream<Try> upright = Stream.of(
                new Try(p -> p, HybridBinarizer::new),
                new Try(p -> p, GlobalHistogramBinarizer::new),
                new Try(Retouch::halved, HybridBinarizer::new),
                new Try(p -> Retouch.sharpened(p, 2, 1.5), HybridBinarizer::new),
                new Try(p -> Retouch.sharpened(p, 4, 3), HybridBinarizer::new),
                new Try(Retouch::doubled, HybridBinarizer::new));
        Stream<Try> turned = DEGREES.stream()
                .flatMap(degrees -> Stream.of(
                        new Try(p -> Retouch.turned(p, degrees), HybridBinarizer::new),
                        new Try(
                                p -> Retouch.sharpened(Retouch.turned(p, degrees), 2, 1.5),
                                GlobalHistogramBinarizer::new)));
        return Stream.concat(upright, turned).flatMap(t -> t.on(photo).stream()).findFirst();
    }

    private record Try(Function<Photo, Photo> retouch, Function<LuminanceSource, Binarizer> binarizer) {
        Optional<String> on(Photo photo) {
            Photo seen = retouch.apply(photo);
            LuminanceSource source = new PlanarYUVLuminanceSource(
                    seen.toBytes(), seen.width(), seen.height(), 0, 0, seen.width(), seen.height(), false);
            try {
                return Optional.of(new MultiFormatReader()
                        .decode(new BinaryBitmap(binarizer.apply(source)), hints())
                        .getText());
            } catch (NotFoundException nothing) {
                return Optional.empty();
            }
        }
    }

    private static Map<DecodeHintType, Object> hints() {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, FORMATS);
        hints.put(DecodeHintType.TRY_HARDER, true);
        return hints;
    }
}
