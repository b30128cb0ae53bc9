package parcellocker.bridge.exchange;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A serial shipping container code of GS1: an extension digit, the company's prefix, a serial reference, a check digit. Where the prefix
 * ends is not in the number: whoever writes it as EPC URN or on a tag must know (GS1 EPC Tag Data Standard).
 *
 * @param digits all eighteen
 */
public record Sscc(String digits) {
    private static final Pattern LINK = Pattern.compile("https?://id\\.gs1\\.org/00/([0-9]{18})");
    private static final Pattern URN = Pattern.compile("urn:epc:id:sscc:([0-9]{6,12})\\.([0-9])([0-9]{4,10})");
    private static final int LONGEST_PREFIX = 12;
    private static final int SHORTEST_PREFIX = 6;

    private static final int HEADER = 0x31;
    private static final int TAG_BITS = 96;
    private static final int HEADER_BITS = 8;
    private static final int SMALL_BITS = 3;
    private static final int ZERO_BITS = 24;
    /** Bits of the prefix, by partition: twelve digits first. The serial reference has the rest of 58. */
    private static final List<Integer> PREFIX_BITS = List.of(40, 37, 34, 30, 27, 24, 20);

    private static final int NUMBER_BITS = 58;

    /** @throws IllegalArgumentException unless the check digit is right */
    public Sscc {
        if (!CheckDigits.isSscc(digits)) {
            throw new IllegalArgumentException("not an SSCC");
        }
    }

    /** What a tag says. */
    public record Tag(Sscc sscc, int prefixDigits, int filter) {}

    /** If a waybill is one. */
    public static Optional<Sscc> of(String waybill) {
        return CheckDigits.isSscc(waybill) ? Optional.of(new Sscc(waybill)) : Optional.empty();
    }

    /** If a GS1 Digital Link or an EPC URN names one. */
    public static Optional<Sscc> named(String uri) {
        Matcher link = LINK.matcher(uri);
        if (link.matches()) {
            return of(link.group(1));
        }
        Matcher urn = URN.matcher(uri);
        return urn.matches() ? joined(urn.group(1), urn.group(2) + urn.group(3)) : Optional.empty();
    }

    private static Optional<Sscc> joined(String prefix, String reference) {
        String most = reference.charAt(0) + prefix + reference.substring(1);
        return most.length() == CheckDigits.SSCC_DIGITS - 1
                ? Optional.of(new Sscc(most + CheckDigits.ssccCheck(most)))
                : Optional.empty();
    }

    /** As GS1 Digital Link: the one form that needs no knowledge of the prefix. */
    public String link() {
        return "https://id.gs1.org/00/" + digits;
    }

    /** As EPC URN. */
    public String urn(int prefixDigits) {
        return "urn:epc:id:sscc:" + prefix(prefixDigits) + "." + reference(prefixDigits);
    }

    private String prefix(int prefixDigits) {
        if (prefixDigits < SHORTEST_PREFIX || prefixDigits > LONGEST_PREFIX) {
            throw new IllegalArgumentException("a prefix has 6 to 12 digits");
        }
        return digits.substring(1, 1 + prefixDigits);
    }

    private String reference(int prefixDigits) {
        return digits.charAt(0) + digits.substring(1 + prefixDigits, CheckDigits.SSCC_DIGITS - 1);
    }

    /**
     * As a tag holds it (SSCC-96), in hex.
     *
     * @param filter 0–7, e.g. 2 for a full case for transport
     */
    public String tag(int prefixDigits, int filter) {
        if (filter < 0 || filter >= 1 << SMALL_BITS) {
            throw new IllegalArgumentException("a filter is 0 to 7");
        }
        String prefix = prefix(prefixDigits);
        int partition = LONGEST_PREFIX - prefixDigits;
        BigInteger bits = BigInteger.valueOf(HEADER)
                .shiftLeft(SMALL_BITS)
                .or(BigInteger.valueOf(filter))
                .shiftLeft(SMALL_BITS)
                .or(BigInteger.valueOf(partition))
                .shiftLeft(PREFIX_BITS.get(partition))
                .or(new BigInteger(prefix))
                .shiftLeft(NUMBER_BITS - PREFIX_BITS.get(partition))
                .or(new BigInteger(reference(prefixDigits)))
                .shiftLeft(ZERO_BITS);
        return String.format(Locale.ROOT, "%024X", bits);
    }

    /** What a tag of that scheme holds; empty for any other, and for one whose fields hold more digits than they may. */
    public static Optional<Tag> ofTag(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{24}")) {
            return Optional.empty();
        }
        BigInteger bits = new BigInteger(hex, 16);
        int partition = field(bits, HEADER_BITS + SMALL_BITS, SMALL_BITS).intValue();
        boolean isScheme = field(bits, 0, HEADER_BITS).intValue() == HEADER
                && partition < PREFIX_BITS.size()
                && field(bits, TAG_BITS - ZERO_BITS, ZERO_BITS).signum() == 0;
        return isScheme ? ofTag(bits, partition) : Optional.empty();
    }

    private static Optional<Tag> ofTag(BigInteger bits, int partition) {
        int at = HEADER_BITS + 2 * SMALL_BITS;
        int prefixBits = PREFIX_BITS.get(partition);
        int prefixDigits = LONGEST_PREFIX - partition;
        String prefix = padded(field(bits, at, prefixBits), prefixDigits);
        String reference = padded(
                field(bits, at + prefixBits, NUMBER_BITS - prefixBits), CheckDigits.SSCC_DIGITS - 1 - prefixDigits);
        int filter = field(bits, HEADER_BITS, SMALL_BITS).intValue();
        return joined(prefix, reference).map(sscc -> new Tag(sscc, prefixDigits, filter));
    }

    private static BigInteger field(BigInteger bits, int from, int length) {
        return bits.shiftRight(TAG_BITS - from - length)
                .and(BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE));
    }

    /** Longer than that if the field holds a number that it may not. */
    private static String padded(BigInteger number, int length) {
        String text = number.toString();
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }
}
