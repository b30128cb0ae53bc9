package parcellocker.agent.hardware.badge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;

/** RDM6300, ID-12 and ID-20LA: {@code 02}, ten hex digits, two of a check, perhaps CR LF, {@code 03}. */
public final class Rdm6300 implements BadgeTalk {
    private static final long NAP_MILLIS = 1_000;
    private final Check check;

    /** How the last byte follows from the five before it. */
    public enum Check {
        XOR,
        /** One copy of the reader adds them. */
        SUM
    }

    public Rdm6300(Check check) {
        this.check = check;
    }

    @Override
    public void serve(ByteChannel channel, Runnable alive, Consumer<Bytes> badge)
            throws IOException, InterruptedException {
        Cutter cutter = new Cutter(check);
        while (!Thread.currentThread().isInterrupted()) {
            List<Bytes> badges = cutter.take(channel.read(NAP_MILLIS));
            if (!badges.isEmpty()) {
                alive.run();
            }
            badges.forEach(badge);
        }
    }

    /** Cuts what comes into badges; what is not whole and checked is no badge. */
    static final class Cutter {
        private static final int START = 0x02;
        private static final int END = 0x03;
        private static final int DIGITS = 12;

        private final Check check;
        private final StringBuilder digits = new StringBuilder(DIGITS);
        private boolean isBegun;

        Cutter(Check check) {
            this.check = check;
        }

        List<Bytes> take(byte[] bytes) {
            List<Bytes> badges = new ArrayList<>();
            for (byte each : bytes) {
                int number = each & 0xFF;
                if (number == START) {
                    begin(true);
                } else if (number == END) {
                    end(badges);
                } else if (isBegun && number != '\r' && number != '\n') {
                    digit(number);
                }
            }
            return badges;
        }

        private void begin(boolean is) {
            digits.setLength(0);
            isBegun = is;
        }

        private void digit(int number) {
            if (digits.length() == DIGITS || !HexFormat.isHexDigit(number)) {
                begin(false);
            } else {
                digits.append((char) number);
            }
        }

        private void end(List<Bytes> badges) {
            if (isBegun && digits.length() == DIGITS) {
                Bytes all = Bytes.copyOf(HexFormat.of().parseHex(digits));
                Bytes badge = all.slice(0, all.length() - 1);
                if (check(badge) == all.at(all.length() - 1)) {
                    badges.add(badge);
                }
            }
            begin(false);
        }

        private int check(Bytes badge) {
            int sum = 0;
            for (int i = 0; i < badge.length(); i++) {
                sum = check == Check.XOR ? sum ^ badge.at(i) : sum + badge.at(i);
            }
            return sum & 0xFF;
        }
    }
}
