package parcellocker.sim.people;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import parcellocker.sim.clockwork.Chance;

/** What a person holds up, flat and clean: a shipping label, or a telephone that shows a QR code. */
final class Print {
    private static final int INK = 25;
    private static final int PAPER = 245;
    private static final int MODULE = 6;
    private static final int LABEL_WIDTH = 1500;
    private static final int LABEL_HEIGHT = 960;

    private Print() {}

    /** A shipping label: the waybill in Code 128, in letters and, on three of four labels, as a small QR code. */
    static Photo label(String waybill, Chance chance) {
        boolean hasSquare = chance.happens(0.75);
        boolean isScratched = chance.happens(0.5);
        Photo label = new Photo(LABEL_WIDTH, LABEL_HEIGHT, PAPER);
        frame(label);
        Lettering.write(label, "EXPRESS", 60, 50, 8);
        Lettering.write(label, String.format("%03d-%02d", chance.below(1000), chance.below(100)), 1130, 50, 8);
        int bars = bars(label, waybill, 150);
        Lettering.write(label, waybill, (LABEL_WIDTH - waybill.length() * Lettering.ADVANCE * 6) / 2, 450, 6);
        address(label, chance);
        if (hasSquare) {
            square(label, waybill, new Corner(1100, 555, 360));
        }
        if (isScratched) {
            label.fill((LABEL_WIDTH - bars) / 2 + chance.below(bars), 130, 5, 130, PAPER);
        }
        return label;
    }

    /** A telephone's screen with a QR code that fills most of it. */
    static Photo screen(String text) {
        Photo screen = new Photo(900, 1100, 35);
        screen.fill(40, 60, 820, 980, 250);
        square(screen, text, new Corner(70, 170, 760));
        Lettering.write(screen, "PICKUP", 320, 95, 7);
        return screen;
    }

    private record Corner(int left, int top, int side) {}

    private static void frame(Photo label) {
        label.fill(20, 20, LABEL_WIDTH - 40, 4, INK);
        label.fill(20, 530, LABEL_WIDTH - 40, 4, INK);
        label.fill(20, LABEL_HEIGHT - 24, LABEL_WIDTH - 40, 4, INK);
        label.fill(20, 20, 4, LABEL_HEIGHT - 40, INK);
        label.fill(LABEL_WIDTH - 24, 20, 4, LABEL_HEIGHT - 40, INK);
    }

    /** Invented lines: real names and streets have no place in a simulator. */
    private static void address(Photo label, Chance chance) {
        Lettering.write(label, "TO RECIPIENT " + (100 + chance.below(900)), 60, 580, 6);
        Lettering.write(label, "BUILDING " + (1 + chance.below(99)), 60, 660, 6);
        Lettering.write(label, "UNIT " + (1 + chance.below(9)) + " ROOM " + (101 + chance.below(900)), 60, 740, 6);
        Lettering.write(label, (1 + chance.below(20)) + "." + chance.below(10) + " KG", 60, 840, 5);
    }

    private static int bars(Photo label, String waybill, int top) {
        boolean[] code = new Code128Writer().encode(waybill);
        int module = Math.min(MODULE, (LABEL_WIDTH - 160) / code.length);
        int left = (LABEL_WIDTH - code.length * module) / 2;
        for (int i = 0; i < code.length; i++) {
            if (code[i]) {
                label.fill(left + i * module, top, module, 280, INK);
            }
        }
        return code.length * module;
    }

    private static void square(Photo onto, String text, Corner where) {
        BitMatrix code = qr(text);
        int module = where.side() / code.getWidth();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    onto.fill(where.left() + x * module, where.top() + y * module, module, module, INK);
                }
            }
        }
    }

    private static BitMatrix qr(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalArgumentException("does not fit a QR code: " + text.length() + " characters", e);
        }
    }
}
