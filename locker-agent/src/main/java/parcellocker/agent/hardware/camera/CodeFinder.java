package parcellocker.agent.hardware.camera;

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
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds one code in a picture: QR, and the bars that waybills carry. Tried in several ways, the likeliest first, until one finds it or the
 * time is over; a later picture is worth more than a longer look at this one.
 */
final class CodeFinder {
    private static final List<BarcodeFormat> FORMATS = List.of(
            BarcodeFormat.QR_CODE,
            BarcodeFormat.CODE_128,
            BarcodeFormat.CODE_39,
            BarcodeFormat.CODE_93,
            BarcodeFormat.EAN_13,
            BarcodeFormat.ITF,
            BarcodeFormat.CODABAR);

    private final long mostMillis;
    private final LongSupplier nowMillis;

    /** @param mostMillis after so long no further way is begun */
    CodeFinder(long mostMillis, LongSupplier nowMillis) {
        this.mostMillis = mostMillis;
        this.nowMillis = nowMillis;
    }

    /** The code's text; empty if none is found. */
    Optional<String> find(Gray picture) {
        long until = nowMillis.getAsLong() + mostMillis;
        List<Supplier<Optional<String>>> ways = List.of(
                () -> read(source(picture), HybridBinarizer::new),
                () -> read(source(picture), GlobalHistogramBinarizer::new),
                () -> read(source(picture.turned()), HybridBinarizer::new),
                () -> read(source(picture).invert(), HybridBinarizer::new),
                () -> read(source(picture.halved()), HybridBinarizer::new),
                () -> read(source(picture.turned().halved()), GlobalHistogramBinarizer::new),
                () -> isSmall(picture) ? read(source(picture.doubled()), HybridBinarizer::new) : Optional.empty());
        for (Supplier<Optional<String>> way : ways) {
            Optional<String> found = way.get();
            if (found.isPresent() || nowMillis.getAsLong() >= until) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isSmall(Gray picture) {
        return picture.width() <= 800 && picture.height() <= 800;
    }

    private static LuminanceSource source(Gray picture) {
        return new PlanarYUVLuminanceSource(
                picture.pixels(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
    }

    private static Optional<String> read(LuminanceSource source, Function<LuminanceSource, Binarizer> binarizer) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, FORMATS);
        hints.put(DecodeHintType.TRY_HARDER, true);
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(binarizer.apply(source)), hints)
                    .getText());
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }
}
