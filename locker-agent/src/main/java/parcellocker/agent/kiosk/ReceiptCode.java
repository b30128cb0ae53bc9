package parcellocker.agent.kiosk;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.EnumMap;
import java.util.Map;
import parcellocker.agent.locker.Page;

/**
 * A sender's receipt as a QR code, for their phone and whoever they show it to: which locker, order, compartment, opening, and when
 * its door was opened and shut (Unix seconds). It opens nothing; the opening is in the locker's signed journal under that number.
 *
 * @param side modules of the code with its quiet zone
 * @param path squares of one module, as the path of an SVG
 */
record ReceiptCode(int side, String path) {
    private static final String PREFIX = "PLR1";
    private static final int QUIET = 4;

    static ReceiptCode of(Page.Receipt page) {
        BitMatrix matrix = matrix(text(page));
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new ReceiptCode(matrix.getWidth(), path.toString());
    }

    static String text(Page.Receipt page) {
        return String.join(
                "/",
                PREFIX,
                page.locker(),
                page.order().value(),
                page.compartment().value(),
                page.opening().value(),
                String.valueOf((page.closedAtMillis() - page.openMillis()) / 1000),
                String.valueOf(page.closedAtMillis() / 1000));
    }

    private static BitMatrix matrix(String text) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        hints.put(EncodeHintType.MARGIN, QUIET);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException tooLong) {
            throw new IllegalStateException("a receipt does not fit a QR code", tooLong);
        }
    }
}
