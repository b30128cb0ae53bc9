package parcellocker.bridge.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How things are called in EPCIS events: by URIs that are the same for ever. Parcels and places have the HTTP form of GS1's Core Business
 * Vocabulary 2.0 (section 8: {@code …/obj/…}, {@code …/loc/…}); a waybill that is an SSCC is that container, in the form that
 * needs no knowledge of its owner's prefix.
 *
 * @param base of the city's own names, e.g. {@code https://epcis.city.example}, no slash at the end
 */
public record EpcisNames(String base) {
    private static final Pattern WAYBILL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{4,39}");
    /** RFC 9562, appendix: names that are URLs. */
    private static final UUID OF_URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /** A parcel. A number that may as well be a carrier's own is no container's for certain, and is not called one. */
    public String epc(String waybill) {
        return Sscc.of(waybill)
                .filter(sscc -> !Recogniser.isOfCarrier(waybill))
                .map(Sscc::link)
                .orElseGet(() -> base + "/obj/" + waybill);
    }

    /** The waybill that one names; empty if it names no parcel of which this city could know. */
    public Optional<String> waybill(String epc) {
        Optional<String> container = Sscc.named(epc).map(Sscc::digits);
        String own = base + "/obj/";
        boolean isOwn = epc.startsWith(own)
                && WAYBILL.matcher(epc.substring(own.length())).matches();
        return isOwn ? Optional.of(epc.substring(own.length()).toUpperCase(Locale.ROOT)) : container;
    }

    /** A locker. */
    public String place(String locker) {
        return base + "/loc/" + locker;
    }

    /** A compartment of a locker. */
    public String door(String locker, String compartment) {
        return place(locker) + "." + compartment;
    }

    /** Of a track event, as EPCIS wants it: the same whenever and wherever it is made. */
    public String eventId(String event) {
        return named(base + "/event/" + event);
    }

    /** The UUID (version 5) of a URL, as URI. */
    static String named(String url) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(OF_URLS.getMostSignificantBits())
                    .putLong(OF_URLS.getLeastSignificantBits())
                    .flip());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(url.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & ~0xF000L) | 0x5000L;
            long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
            return "urn:uuid:" + new UUID(high, low);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no SHA-1", missing);
        }
    }
}
