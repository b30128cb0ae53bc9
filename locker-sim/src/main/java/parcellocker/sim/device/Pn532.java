package parcellocker.sim.device;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import parcellocker.sim.clockwork.Timeline;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;
import parcellocker.sim.line.LineEnd;

/**
 * An NFC reader by high-speed UART. It sleeps until it hears {@code 55}, and looks for cards only once its SAM is set.
 * Asked for a card it says nothing but ACK until one comes, or until an ACK from the host calls it off. Belongs to its
 * timeline's thread.
 */
public final class Pn532 {
    private static final byte[] ACK = Bytes.of(0, 0, 0xFF, 0, 0xFF, 0);
    private static final byte[] SYNTAX_ERROR = Bytes.of(0, 0, 0xFF, 1, 0xFF, 0x7F, 0x81, 0);
    private static final int[] ABORT = {0, 0, 0xFF, 0, 0xFF, 0};
    private static final int WAKE = 0x55;
    private static final int FROM_HOST = 0xD4;
    private static final int TO_HOST = 0xD5;
    private static final int FIRMWARE = 0x02;
    private static final int SAM = 0x14;
    private static final int LIST = 0x4A;
    private static final long ACK_NANOS = 1_000_000;
    private static final long ANSWER_NANOS = 5_000_000;
    private static final long QUIET_NANOS = 100_000_000;

    private final Timeline time;
    private final LineEnd line;
    private boolean awake;
    private boolean samSet;
    private boolean looking;
    private Optional<String> card = Optional.empty();

    /** Puts a reader on a line, asleep. */
    public Pn532(Timeline time, LineEnd line) {
        this.time = time;
        this.line = line;
        Hearing hearing = new Hearing(QUIET_NANOS, Pn532::judge);
        line.listen((value, nanos) -> {
            awake |= value == WAKE;
            if (awake) {
                hearing.hear(value, nanos).forEach(this::obey);
            }
        });
    }

    /**
     * Somebody holds a card near.
     *
     * @param uid four or seven bytes in hex
     */
    public void near(String uid) {
        card = Optional.of(uid);
        found();
    }

    /** The card is taken away. */
    public void away() {
        card = Optional.empty();
    }

    /** It has lost its power: it sleeps again. */
    public void restart() {
        awake = false;
        samSet = false;
        looking = false;
    }

    /** Whether it waits for a card. */
    public boolean isLooking() {
        return looking;
    }

    /** {@code 00 00 FF LEN LCS TFI DATA.. DCS 00}, or an ACK; the preamble may be longer, and is skipped. */
    private static Hearing.Verdict judge(int[] heard) {
        int[] head = {0, 0, 0xFF};
        for (int i = 0; i < Math.min(head.length, heard.length); i++) {
            if (heard[i] != head[i]) {
                return Hearing.Verdict.SKIP;
            }
        }
        if (heard.length < 6) {
            return Hearing.Verdict.MORE;
        }
        if (Arrays.equals(heard, ABORT)) {
            return Hearing.Verdict.WHOLE;
        }
        int length = heard[3];
        if (((length + heard[4]) & 0xFF) != 0 || length == 0) {
            return Hearing.Verdict.SKIP;
        }
        if (heard.length < length + 7) {
            return Hearing.Verdict.MORE;
        }
        int[] said = Arrays.copyOfRange(heard, 5, 6 + length);
        return Bytes.sum(said, said.length) == 0 && heard[5] == FROM_HOST
                ? Hearing.Verdict.WHOLE
                : Hearing.Verdict.SKIP;
    }

    private void obey(int[] frame) {
        looking = false;
        if (Arrays.equals(frame, ABORT)) {
            return;
        }
        time.after(ACK_NANOS, () -> line.send(ACK));
        int[] command = Arrays.copyOfRange(frame, 6, 5 + frame[3]);
        switch (command.length == 0 ? 0 : command[0]) {
            case SAM -> {
                samSet = true;
                answer(SAM + 1);
            }
            case FIRMWARE -> answer(FIRMWARE + 1, 0x32, 0x01, 0x06, 0x07);
            case LIST -> {
                looking = samSet;
                found();
            }
            default -> time.after(ANSWER_NANOS, () -> line.send(SYNTAX_ERROR));
        }
    }

    private void found() {
        if (!looking || card.isEmpty()) {
            return;
        }
        looking = false;
        int[] uid = Bytes.values(HexFormat.of().parseHex(card.get()));
        int[] head = {LIST + 1, 1, 1, 0, 4, 8, uid.length};
        int[] all = Arrays.copyOf(head, head.length + uid.length);
        System.arraycopy(uid, 0, all, head.length, uid.length);
        answer(all);
    }

    private void answer(int... said) {
        int[] body = new int[said.length + 1];
        body[0] = TO_HOST;
        System.arraycopy(said, 0, body, 1, said.length);
        byte[] head = Bytes.of(0, 0, 0xFF, body.length, -body.length);
        byte[] tail = Bytes.of(-Bytes.sum(body, body.length), 0);
        byte[] frame = Bytes.joined(Bytes.joined(head, Bytes.of(body)), tail);
        time.after(ANSWER_NANOS, () -> line.send(frame));
    }
}
