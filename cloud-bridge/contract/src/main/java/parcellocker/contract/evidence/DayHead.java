package parcellocker.contract.evidence;

import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/**
 * Where a locker's journal stood when a day was over. Signed by the locker's own key it fixes everything before it: nothing can
 * be changed or left out without another hash, and no other hash has this signature.
 *
 * @param day the local day that was over, as {@code 2026-03-31}
 * @param seq the last entry it covers
 * @param hash chain hash after it, hex
 */
public record DayHead(String locker, long epoch, String day, long seq, String hash) {
    /** As it is kept and shown: a JWS. */
    public String signed(String privateJwk) {
        return Jose.sign(Json.write(this), privateJwk);
    }

    /** Reads one, if that key signed it; {@link parcellocker.contract.problem.Problem#SIGNATURE_WRONG} otherwise. */
    public static DayHead read(String jws, String publicJwk) {
        return Json.read(Jose.verify(jws, publicJwk), DayHead.class);
    }
}
