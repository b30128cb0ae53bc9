package parcellocker.agent.hardware.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds one code in a picture: QR, and the bars that waybills carry. The likeliest way of looking comes first at every picture, then the
 * others in turn until one finds it or the time is over; a later picture is worth more than a longer look at this one. The next picture
 * goes on with the way that this one did not come to: a slow machine has time for two at each, and a code that lies still shows the
 * same picture again and again.
 */
final class CodeFinder {
    private static final Logger LOG = LoggerFactory.getLogger(CodeFinder.class);
    private static final List<BarcodeFormat> FORMATS = List.of(
            BarcodeFormat.QR_CODE,
            BarcodeFormat.CODE_128,
            BarcodeFormat.CODE_39,
            BarcodeFormat.CODE_93,
            BarcodeFormat.EAN_13,
            BarcodeFormat.ITF,
            BarcodeFormat.CODABAR);
    private static final Map<DecodeHintType, Object> HINTS = hints();

    private static final Way LIKELIEST = picture -> read(source(picture), HybridBinarizer::new);
    private static final List<Way> OTHERS = List.of(
            CodeFinder::readAmongMarks,
            picture -> read(source(picture), GlobalHistogramBinarizer::new),
            picture -> read(source(picture.turned()), HybridBinarizer::new),
            picture -> read(source(picture).invert(), HybridBinarizer::new),
            picture -> read(source(picture.halved()), HybridBinarizer::new),
            picture -> read(source(picture.turned().halved()), GlobalHistogramBinarizer::new),
            picture -> isSmall(picture) ? read(source(picture.doubled()), HybridBinarizer::new) : Optional.empty());

    private final long mostMillis;
    private final LongSupplier nowMillis;
    private int next;

    /** A way of looking at a picture. */
    private interface Way {
        Optional<String> look(Gray picture) throws NotFoundException;
    }

    /** @param mostMillis after so long no further way is begun */
    CodeFinder(long mostMillis, LongSupplier nowMillis) {
        this.mostMillis = mostMillis;
        this.nowMillis = nowMillis;
    }

    /** The code's text; empty if none is found. */
    Optional<String> find(Gray picture) {
        long until = nowMillis.getAsLong() + mostMillis;
        Optional<String> found = look(LIKELIEST, picture);
        for (int tried = 0; tried < OTHERS.size() && found.isEmpty() && nowMillis.getAsLong() < until; tried++) {
            found = look(OTHERS.get(next), picture);
            next = (next + 1) % OTHERS.size();
        }
        return found;
    }

    private static Optional<String> look(Way way, Gray picture) {
        try {
            return way.look(picture);
        } catch (NotFoundException none) {
            return Optional.empty();
        } catch (RuntimeException broken) {
            // ZXing answers some pictures with exceptions of its own; another way may still read them.
            LOG.debug("a picture that cannot be read so: {}", broken.toString());
            return Optional.empty();
        }
    }

    private static boolean isSmall(Gray picture) {
        return picture.width() <= 800 && picture.height() <= 800;
    }

    private static LuminanceSource source(Gray picture) {
        return new PlanarYUVLuminanceSource(
                picture.pixels(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
    }

    private static Optional<String> read(LuminanceSource source, Function<LuminanceSource, Binarizer> binarizer)
            throws NotFoundException {
        return Optional.of(new MultiFormatReader()
                .decode(new BinaryBitmap(binarizer.apply(source)), HINTS)
                .getText());
    }

    /**
     * In some dense codes the content looks like a corner mark, in about three of a hundred; the reader for one code takes the three best marks
     * and is wrong. The reader for many tries them all.
     */
    private static Optional<String> readAmongMarks(Gray picture) throws NotFoundException {
        BinaryBitmap dots = new BinaryBitmap(new HybridBinarizer(source(picture)));
        return Arrays.stream(new QRCodeMultiReader().decodeMultiple(dots, HINTS))
                .map(Result::getText)
                .findFirst();
    }

    private static Map<DecodeHintType, Object> hints() {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, FORMATS);
        hints.put(DecodeHintType.TRY_HARDER, true);
        return Collections.unmodifiableMap(hints);
    }
}
