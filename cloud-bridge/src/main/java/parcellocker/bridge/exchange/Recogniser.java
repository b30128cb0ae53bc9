package parcellocker.bridge.exchange;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Guesses a carrier by the form of a waybill. Forms are those that carriers' customers have written down, not rules of the carriers: a guess is
 * for people to choose from, and nothing is ever refused because of it.
 */
public final class Recogniser {
    private Recogniser() {}

    /** How sure a guess is. */
    public enum Confidence {
        /** The number names its kind and its check digit is right. */
        EXACT,
        /** One carrier's form. */
        LIKELY,
        /** Several carriers' form. */
        AMBIGUOUS,
        /** Nobody's. */
        UNKNOWN
    }

    /**
     * Whose it may be.
     *
     * @param carriers short names, the likelier first
     */
    public record Guess(Confidence confidence, List<String> carriers) {
        public Guess {
            carriers = List.copyOf(carriers);
        }
    }

    private record Form(String carrier, Pattern pattern) {
        Form(String carrier, String pattern) {
            this(carrier, Pattern.compile(pattern));
        }

        boolean fits(String waybill) {
            return pattern.matcher(waybill).matches();
        }
    }

    /** Begin with letters that only one carrier uses. */
    private static final List<Form> NAMED = List.of(
            new Form("SF", "SF[0-9]{13}"),
            new Form("YTO", "YT[0-9]{13}|Y[0-9]{12}"),
            new Form("JTEXPRESS", "JT[0-9]{12,13}"),
            new Form("JD", "JD[XK][0-9]{12}|JDV[A-Z][0-9]{11}"),
            new Form("DEPPON", "DPK[0-9]{11,}"));

    /** Digits alone; several may fit. */
    private static final List<Form> DIGITS = List.of(
            new Form("STO", "77[0-9]{13}|[0-9]{12,13}"),
            new Form("YUNDA", "[0-9]{13}|[0-9]{15}"),
            new Form("ZTO", "[0-9]{12}|[0-9]{14}"),
            new Form("SF", "[0-9]{12}"),
            new Form("EMS", "(?:1[012]|5[012]|9[5789])[0-9]{11}"),
            new Form("CHINAPOST", "[0-9]{13}"),
            new Form("YTO", "[6-9][0-9]{17}"),
            new Form("DEPPON", "[0-9]{8,10}"));

    /** Of a carrier's numbers of eighteen digits one in ten looks like a container's by chance. */
    static boolean isOfCarrier(String waybill) {
        return DIGITS.stream().anyMatch(form -> form.fits(waybill));
    }

    /** Whose it may be. */
    public static Guess carriers(String waybill) {
        if (CheckDigits.isS10Form(waybill)) {
            return CheckDigits.isS10(waybill)
                    ? new Guess(Confidence.EXACT, List.of("EMS"))
                    : new Guess(Confidence.UNKNOWN, List.of());
        }
        if (CheckDigits.isSscc(waybill) && !isOfCarrier(waybill)) {
            // A sound container number says that it is one, not who carries it.
            return new Guess(Confidence.EXACT, List.of());
        }
        List<String> fitting = Stream.concat(NAMED.stream(), DIGITS.stream())
                .filter(form -> form.fits(waybill))
                .map(Form::carrier)
                .distinct()
                .toList();
        Confidence confidence = switch (fitting.size()) {
            case 0 -> Confidence.UNKNOWN;
            case 1 -> CheckDigits.isSscc(waybill) ? Confidence.AMBIGUOUS : Confidence.LIKELY;
            default -> Confidence.AMBIGUOUS;
        };
        return new Guess(confidence, fitting);
    }
}
