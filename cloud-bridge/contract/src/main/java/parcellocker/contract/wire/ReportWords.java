package parcellocker.contract.wire;

import java.util.regex.Pattern;

/**
 * How a locker uploads a report to the city's enrolment listener: it asks how much the city holds, and puts the next bytes there,
 * until the city says that it is whole. Both are signed with the device key, see {@link DeviceProof}.
 *
 * <pre>
 * GET /v1/reports/{locker}/{request}   answered with {@link Held}; with Report-Total, -Sha256 and -Proof
 * PUT /v1/reports/{locker}/{request}   at most {@link #MOST_CHUNK} bytes, answered with {@link Held}
 *     Report-Offset: 65536             where these bytes go
 *     Report-Total: 200000             how long the whole is
 *     Report-Sha256: 3c…               of the whole, hex
 *     Report-Proof: …                  of {@link Chunk}
 * </pre>
 *
 * <p>Bytes for another place than the next are refused with LK-7123, and change nothing: the locker asks again. A whole that is
 * not what its hash says is refused with LK-7124, and nothing of it is kept. A locker that had to gather anew has another hash:
 * of that the city holds nothing, and what it held goes with the first bytes.
 */
public final class ReportWords {
    /** With {@code {locker}} and {@code {request}}. */
    public static final String PATH = "/v1/reports/{locker}/{request}";

    /** Drawn by the city for each report it asks for. */
    public static final Pattern REQUEST = Pattern.compile("[0-9a-f]{16}");

    public static final int MOST_CHUNK = 256 * 1024;
    /** The most of a report; the city asks for less. */
    public static final long MOST_BYTES = 8L * 1024 * 1024;
    /** With less there is no room for how a locker stands. */
    public static final long LEAST_BYTES = 64L * 1024;

    public static final String OFFSET = "Report-Offset";
    public static final String TOTAL = "Report-Total";
    public static final String SHA256 = "Report-Sha256";
    public static final String PROOF = "Report-Proof";

    private ReportWords() {}

    /** Where a locker uploads that report. */
    public static String path(String locker, String request) {
        return PATH.replace("{locker}", locker).replace("{request}", request);
    }

    /**
     * How far the city is.
     *
     * @param held bytes, which is where the next go
     * @param whole whether that is all of them, and they are what their hash says
     */
    public record Held(long held, boolean whole) {}

    /**
     * What is signed.
     *
     * @param total bytes of the whole
     * @param whole its SHA-256, hex
     * @param chunk SHA-256 of these bytes, hex
     */
    public record Chunk(String locker, String request, long offset, long total, String whole, String chunk) {
        /** How much of that is held? */
        public static Chunk asks(String locker, String request, long total, String whole) {
            return new Chunk(locker, request, 0, total, whole, "");
        }

        /** A name of a locker or a request has no line break, so nothing else reads the same. */
        String said() {
            return "report\n" + locker + "\n" + request + "\n" + offset + "\n" + total + "\n" + whole + "\n" + chunk;
        }
    }
}
