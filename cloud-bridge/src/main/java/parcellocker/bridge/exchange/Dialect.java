package parcellocker.bridge.exchange;

import java.util.List;
import java.util.Optional;
import parcellocker.bridge.parcels.Happening;

/**
 * Words of others for what befell a parcel. The codes are those of their published interfaces; which of ours is which of theirs is the
 * city's choice.
 */
public enum Dialect {
    /** None. */
    PLAIN,
    /** Kuaidi100's {@code state} and, where it is finer, sub-state. */
    KUAIDI100,
    /** Track status of the WeChat store; two of them in their order where theirs are finer. */
    WECHAT,
    /** Yunda's action. */
    YUNDA;

    /** In this dialect, in order; empty if it has no word for it. */
    public List<String> of(Happening.Kind kind) {
        return words(kind)
                .map(words -> switch (this) {
                    case PLAIN -> List.<String>of();
                    case KUAIDI100 -> words.kuaidi100();
                    case WECHAT -> words.wechat();
                    case YUNDA -> words.yunda();
                })
                .orElse(List.of());
    }

    private record Words(List<String> kuaidi100, List<String> wechat, List<String> yunda) {}

    private static final Words STORED = new Words(List.of("5", "501"), List.of("4"), List.of("INBOUND"));
    private static final Words OUT = new Words(List.of("5"), List.of("9", "3"), List.of("OUTBOUND"));
    private static final Words DOUBT = new Words(List.of("2"), List.of("8"), List.of("ISSUE"));

    private static Optional<Words> words(Happening.Kind kind) {
        return switch (kind) {
            case DEPOSITED, FOUND -> Optional.of(STORED);
            case PICKED_UP -> Optional.of(new Words(List.of("3", "304"), List.of("9", "5"), List.of("SIGNED")));
            case RECALLED, WITHDRAWN -> Optional.of(OUT);
            // Out of the locker, and nobody has signed.
            case HANDED_OVER -> Optional.of(new Words(List.of("2"), List.of("9"), List.of("ISSUE")));
            case REFUSED -> Optional.of(new Words(List.of("14"), List.of("8"), List.of("REJECTION")));
            case OVERDUE, UNCERTAIN, MISSING -> Optional.of(DOUBT);
            case COLLECTED -> Optional.of(new Words(List.of("1", "103"), List.of("1"), List.of("GOT")));
            // Nobody has accepted it yet.
            case SENT -> Optional.empty();
        };
    }
}
