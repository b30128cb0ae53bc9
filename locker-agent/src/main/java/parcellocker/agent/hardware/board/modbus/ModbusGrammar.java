package parcellocker.agent.hardware.board.modbus;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Grammar;
import parcellocker.agent.hardware.board.Told;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Crc;

/**
 * Frames of Modbus RTU, which have no beginning that could be told from noise: only the check does. An answer does not say which inputs it
 * tells of, so it is read by what was asked.
 */
final class ModbusGrammar implements Grammar {
    private static final int REFUSAL = 0x80;
    private static final int REFUSAL_BYTES = 5;
    private static final int ANSWER_TO_WRITE = 8;
    /** Address, function, count of data bytes, one of them, and the check. */
    private static final int ANSWER_OF_ONE_COIL = 6;

    private static final int REQUEST = 8;
    /** Address, function, count of data bytes, and the check. */
    private static final int READING_REST = 5;

    private final Modbus board;
    private final ModbusSettings settings;

    ModbusGrammar(Modbus board, ModbusSettings settings) {
        this.board = board;
        this.settings = settings;
    }

    @Override
    public Optional<Cut> frameAt(Bytes bytes, int at, Asked asked) {
        if (at + 2 > bytes.length()) {
            return Optional.empty();
        }
        int function = bytes.at(at + 1);
        Optional<Cut> ours = request(asked).flatMap(request -> answerAt(bytes, at, asked, request));
        if (ours.isPresent()) {
            return ours;
        }
        return switch (function) {
            case 0x01, 0x02, 0x03, 0x04 -> readAt(bytes, at, asked);
            case 0x05, 0x06, 0x0F, 0x10 -> otherAt(bytes, at, ANSWER_TO_WRITE);
            default -> function > REFUSAL ? otherAt(bytes, at, REFUSAL_BYTES) : Optional.empty();
        };
    }

    @Override
    public boolean isBeginning(Bytes bytes, int at) {
        return bytes.at(at) == settings.address()
                && at + 1 < bytes.length()
                && switch (bytes.at(at + 1) & ~REFUSAL) {
                    case Modbus.READ_COILS,
                            Modbus.READ_INPUTS,
                            Modbus.WRITE_COIL,
                            Modbus.WRITE_COILS,
                            Modbus.WRITE_REGISTERS -> true;
                    default -> false;
                };
    }

    private Optional<Bytes> request(Asked asked) {
        return switch (asked) {
            case Asked.Nothing nothing -> Optional.empty();
            case Asked.Status status -> Optional.of(board.status(status.part()));
            case Asked.Release release -> Optional.of(board.release(release.channel()));
            case Asked.LetGo letGo -> board.letGo(letGo.channel());
            case Asked.AllOff allOff -> board.allOff();
            case Asked.Marker marker -> board.marker();
        };
    }

    /** What this board may say to that request: done, no, or the request itself by way of an adapter. */
    private Optional<Cut> answerAt(Bytes bytes, int at, Asked asked, Bytes request) {
        Optional<Cut> done = doneAt(bytes, at, asked, request);
        if (done.isPresent()) {
            return done;
        }
        int end = at + request.length();
        if (end <= bytes.length() && bytes.slice(at, end).equals(request)) {
            return Optional.of(new Cut(new Told.Echo(), request.length()));
        }
        boolean isRefusal = bytes.at(at) == settings.address()
                && bytes.at(at + 1) == (request.at(1) | REFUSAL)
                && Crc.isRight(bytes, at, REFUSAL_BYTES);
        return isRefusal
                ? Optional.of(new Cut(new Told.Refusal(settings.address(), asked), REFUSAL_BYTES))
                : Optional.empty();
    }

    private Optional<Cut> doneAt(Bytes bytes, int at, Asked asked, Bytes request) {
        boolean isMarker = asked instanceof Asked.Marker;
        boolean isDone = isMarker
                ? isOneCoil(bytes, at)
                : !(asked instanceof Asked.Status) && isAnswerToWrite(bytes, at, request);
        return isDone
                ? Optional.of(new Cut(
                        new Told.Taken(settings.address(), asked), isMarker ? ANSWER_OF_ONE_COIL : ANSWER_TO_WRITE))
                : Optional.empty();
    }

    private boolean isOneCoil(Bytes bytes, int at) {
        return Crc.isRight(bytes, at, ANSWER_OF_ONE_COIL)
                && bytes.slice(at, at + 3).equals(Bytes.of(settings.address(), Modbus.READ_COILS, 1));
    }

    /** The first six bytes of the request, and a check: of function 05 that is the request itself. */
    private static boolean isAnswerToWrite(Bytes bytes, int at, Bytes request) {
        return Crc.isRight(bytes, at, ANSWER_TO_WRITE)
                && bytes.slice(at, at + ANSWER_TO_WRITE - 2).equals(request.slice(0, ANSWER_TO_WRITE - 2));
    }

    private Optional<Cut> readAt(Bytes bytes, int at, Asked asked) {
        if (at + 3 > bytes.length()) {
            return Optional.empty();
        }
        int length = bytes.at(at + 2) + READING_REST;
        if (length == READING_REST || !Crc.isRight(bytes, at, length)) {
            return otherAt(bytes, at, REQUEST);
        }
        boolean isInputs = bytes.at(at + 1) == Modbus.READ_INPUTS;
        if (isInputs && asked instanceof Asked.Status status && isLongEnough(bytes.at(at + 2), status.part())) {
            Bytes data = bytes.slice(at + 3, at + length - 2);
            return Optional.of(new Cut(new Told.Reading(bytes.at(at), contacts(data, status.part())), length));
        }
        return otherAt(bytes, at, length);
    }

    private boolean isLongEnough(int dataBytes, int part) {
        return dataBytes == (board.inputs(part) + 7) / 8;
    }

    private Contacts contacts(Bytes data, int part) {
        long bits = 0;
        for (int i = 0; i < data.length(); i++) {
            int index = switch (settings.profile().inputs().order()) {
                case LOW_FIRST -> data.length() - 1 - i;
                case HIGH_FIRST -> i;
            };
            bits = bits << 8 | data.at(index);
        }
        int before = part * settings.profile().inputs().atOnce();
        int count = board.inputs(part);
        long told = count == Long.SIZE ? -1L : (1L << count) - 1;
        long read = (settings.profile().inputs().invert() ? ~bits : bits) & told;
        return new Contacts(read << before, before + 1, before + count, OptionalLong.empty());
    }

    private static Optional<Cut> otherAt(Bytes bytes, int at, int length) {
        return Crc.isRight(bytes, at, length)
                ? Optional.of(new Cut(new Told.Other(bytes.at(at)), length))
                : Optional.empty();
    }
}
