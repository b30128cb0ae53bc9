package parcellocker.sim.bench;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Faults;

/** Reads the parameters of a request; what is missing or wrong is told with what would be right. */
final class Wish {
    private final Context context;

    Wish(Context context) {
        this.context = context;
    }

    String text(String name) {
        String value = context.queryParam(name);
        if (value == null || value.isBlank()) {
            throw BenchRefusal.malformed("the parameter " + name + " is missing");
        }
        return value.strip();
    }

    /** One of these; {@code others} are told as right too if it is not. */
    <E extends Enum<E>> E choice(String name, Class<E> choices, String... others) {
        String value = text(name);
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> written(choice).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> BenchRefusal.malformed(name + " must be one of "
                        + Stream.concat(
                                        Arrays.stream(choices.getEnumConstants())
                                                .map(Wish::written),
                                        Stream.of(others))
                                .toList()));
    }

    /** The number, or another if the parameter is not there. */
    long number(String name, long otherwise) {
        return parsed(name, otherwise, Long::valueOf);
    }

    /** The number with decimals, or another if the parameter is not there. */
    double decimal(String name, double otherwise) {
        return parsed(name, otherwise, Double::valueOf);
    }

    private <N extends Number> N parsed(String name, N otherwise, Function<String, N> parser) {
        String value = context.queryParam(name);
        try {
            return value == null || value.isBlank() ? otherwise : parser.apply(value.strip());
        } catch (NumberFormatException e) {
            throw BenchRefusal.malformed(name + " must be a number, not " + value);
        }
    }

    /** What a board is to suffer from; empty if it is to be put right. A parameter that means nothing is a mistake. */
    Optional<Ailment> ailment() {
        FaultKind kind = choice("kind", FaultKind.class);
        for (String said : context.queryParamMap().keySet()) {
            if (!said.equals("kind") && !kind.parameters().contains(said)) {
                throw BenchRefusal.malformed(kind.written() + " knows " + kind.parameters() + ", not " + said);
            }
        }
        if (kind == FaultKind.NONE) {
            return Optional.empty();
        }
        StringBuilder written = new StringBuilder("kind=").append(kind.written());
        kind.usual()
                .forEach((name, otherwise) -> written.append('&')
                        .append(name)
                        .append('=')
                        .append(Optional.ofNullable(context.queryParam(name))
                                .map(String::strip)
                                .orElse(otherwise)));
        return Optional.of(new Ailment(written.toString(), fault(kind), count(FaultKind.TIMES, Faults.FOR_EVER)));
    }

    private BoardFault fault(FaultKind kind) {
        return switch (kind) {
            case NONE -> throw new IllegalArgumentException("no fault has no shape");
            case WITHHOLD -> new BoardFault.Withhold(isSet("fires", usual(kind, "fires", Boolean::parseBoolean)));
            case MUTE -> new BoardFault.Withhold(true);
            case DEAD -> new BoardFault.Dead();
            case ECHO -> new BoardFault.Echo();
            case CUT -> new BoardFault.Cut(count("bytes", usual(kind, "bytes", Integer::parseInt)));
            case NOISE -> new BoardFault.Noise(count("bytes", usual(kind, "bytes", Integer::parseInt)));
            case LATE, SLOW ->
                new BoardFault.Late(number("millis", usual(kind, "millis", Long::parseLong)) * 1_000_000);
            case FOREIGN -> new BoardFault.Foreign();
            case TURNED ->
                new BoardFault.Turned(
                        count("channel", usual(kind, "channel", Integer::parseInt)),
                        isSet("checked", usual(kind, "checked", Boolean::parseBoolean)));
            case DOUBLED -> new BoardFault.Doubled();
            case MERGED -> new BoardFault.Merged();
            case BEHIND -> new BoardFault.Behind();
            case INTERRUPTED -> new BoardFault.Interrupted(count("channel", usual(kind, "channel", Integer::parseInt)));
        };
    }

    private static <V> V usual(FaultKind kind, String name, Function<String, V> parser) {
        return parser.apply(Optional.ofNullable(kind.usual().get(name)).orElseThrow());
    }

    /** A whole number of at least 1, or another if the parameter is not there. */
    int count(String name, int otherwise) {
        long value = number(name, otherwise);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw BenchRefusal.malformed(name + " must be at least 1, not " + value);
        }
        return (int) value;
    }

    /** Yes or no, or another if the parameter is not there. */
    boolean isSet(String name, boolean otherwise) {
        String value = context.queryParam(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw BenchRefusal.malformed(name + " must be true or false, not " + value);
        }
        return value.equals("true");
    }

    /** Whether the parameter is there. */
    boolean has(String name) {
        return context.queryParam(name) != null;
    }

    /** Bytes in hex. */
    byte[] bytes(String name) {
        try {
            return HexFormat.of().parseHex(text(name));
        } catch (IllegalArgumentException e) {
            throw BenchRefusal.malformed(name + " must be bytes in hex: " + e.getMessage());
        }
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
