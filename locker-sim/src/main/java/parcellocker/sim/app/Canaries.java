package parcellocker.sim.app;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Texts that must stand in the clear nowhere: what people told the city, typed at a screen and were told. And texts that must be
 * found, or whoever looks is blind.
 */
final class Canaries {
    private static final Charset CHINESE = Charset.forName("GB18030");
    /** So short a number also stands by chance in a hash or in a longer one: there it is none. */
    private static final int SHORT_NUMBER = 8;
    /** Ids and hashes, also several in a row of a table, have a multiple of so many hexadecimal digits. */
    private static final int HASH = 16;
    /** Fewer bytes stand by chance in a hundred megabytes: of so short a name its longer forms are sought. */
    private static final int LEAST_BYTES = 6;

    private final Map<String, Boolean> texts = new ConcurrentSkipListMap<>();

    /** This must not be found. */
    void add(String secret) {
        if (!secret.isEmpty()) {
            texts.put(secret, false);
        }
    }

    /** This must be found. */
    void control(String text) {
        texts.put(text, true);
    }

    int secrets() {
        return (int) texts.values().stream().filter(isControl -> !isControl).count();
    }

    /** Every form in which a program might leave a text: plain, wide, in base64 at each of its three places, escaped. */
    static List<byte[]> forms(String text) {
        Set<ByteBuffer> forms = new LinkedHashSet<>();
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, CHINESE)) {
            forms.add(ByteBuffer.wrap(text.getBytes(charset)));
        }
        for (int shift = 0; shift < 3; shift++) {
            String inside = base64(text.getBytes(StandardCharsets.UTF_8), shift);
            forms.add(ascii(inside));
            forms.add(ascii(inside.replace('+', '-').replace('/', '_')));
        }
        forms.add(ascii(escaped(text, "%04x")));
        forms.add(ascii(escaped(text, "%04X")));
        return forms.stream()
                .map(ByteBuffer::array)
                .filter(form -> form.length >= LEAST_BYTES)
                .toList();
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The characters that depend on these bytes alone, whatever stands before and after them. */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String all = Base64.getEncoder().encodeToString(shifted);
        return all.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    private static String escaped(String text, String hex) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(
                        c < 128 ? String.valueOf((char) c) : "\\u" + String.format(Locale.ROOT, hex, c)));
        return escaped.toString();
    }

    /** What was found where. */
    record Sighting(String where, String text, boolean isControl) {}

    private static final class Needle {
        private final String text;
        private final boolean isControl;
        private final byte[] bytes;

        Needle(String text, boolean isControl, byte[] bytes) {
            this.text = text;
            this.isControl = isControl;
            this.bytes = bytes.clone();
        }

        /** Whether it stands there, and by itself if it is a short number. */
        boolean isAt(byte[] content, int at) {
            int end = at + bytes.length;
            if (end > content.length) {
                return false;
            }
            for (int i = 2; i < bytes.length; i++) {
                if (content[at + i] != bytes[i]) {
                    return false;
                }
            }
            boolean isNumber = bytes.length <= SHORT_NUMBER && text.length() == bytes.length && text.matches("[0-9]+");
            return !isNumber || !isWithinANumber(content, at, end);
        }

        /** Whether what stands around it makes it a part of a longer number or of a hash; a letter or two do not. */
        private static boolean isWithinANumber(byte[] content, int at, int end) {
            int from = at;
            boolean hasLetters = false;
            while (isHex(content, from - 1)) {
                from--;
                hasLetters |= !isDigit(content[from]);
            }
            int to = end;
            while (isHex(content, to)) {
                hasLetters |= !isDigit(content[to]);
                to++;
            }
            int around = to - from;
            return hasLetters ? around % HASH == 0 : around > end - at;
        }

        private static boolean isDigit(byte at) {
            return at >= '0' && at <= '9';
        }

        private static boolean isHex(byte[] content, int at) {
            return at >= 0 && at < content.length && Character.digit((char) (content[at] & 0xFF), 16) >= 0;
        }
    }

    /** Looks for all that was added so far. */
    Net net() {
        List<List<Needle>> byStart = new ArrayList<>();
        for (int i = 0; i < 1 << 16; i++) {
            byStart.add(List.of());
        }
        texts.forEach((text, isControl) -> {
            for (byte[] form : forms(text)) {
                int start = start(form, 0);
                List<Needle> more = new ArrayList<>(byStart.get(start));
                more.add(new Needle(text, isControl, form));
                byStart.set(start, more);
            }
        });
        return new Net(byStart);
    }

    private static int start(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    /** The needles by their first two bytes: one pass over a text seeks them all. */
    static final class Net {
        private final List<List<Needle>> byStart;

        private Net(List<List<Needle>> byStart) {
            this.byStart = byStart;
        }

        /** Each text that stands in there, once. */
        List<Sighting> in(String where, byte[] content) {
            Set<String> seen = new TreeSet<>();
            List<Sighting> sightings = new ArrayList<>();
            for (int at = 0; at + 1 < content.length; at++) {
                for (Needle needle : byStart.get(start(content, at))) {
                    if (needle.isAt(content, at) && seen.add(needle.text)) {
                        sightings.add(new Sighting(where, needle.text, needle.isControl));
                    }
                }
            }
            return sightings;
        }
    }
}
