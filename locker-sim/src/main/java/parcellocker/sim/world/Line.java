package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Stamp;

/**
 * A line of the journal as it lies on disk, and beside it, for the oracles, what it says when read back.
 *
 * @param secrets the sealed texts that it names
 * @param boot the process that wrote it, counted from 1
 * @param at world time
 */
record Line(
        long seq,
        String prev,
        String hash,
        String body,
        Entry entry,
        Stamp stamp,
        List<Sealed> secrets,
        int boot,
        long at) {

    /** The text behind a name, as it travels beside the entry. */
    String secret(Sealed named) {
        return secrets.stream()
                .filter(secret -> secret.name().equals(named.name()))
                .map(Sealed::text)
                .findFirst()
                .orElse("");
    }

    /** What an entry names and only the city can open. */
    static List<Sealed> secrets(Entry entry) {
        if (entry instanceof Entry.DepositAuthorised deposit) {
            List<Sealed> both = new ArrayList<>(List.of(deposit.codeAttachment()));
            deposit.phoneAttachment().ifPresent(both::add);
            return both;
        }
        if (entry instanceof Entry.RecipientCorrected corrected) {
            return List.of(corrected.phoneAttachment());
        }
        return entry instanceof Entry.CodeRenewed renewed ? List.of(renewed.codeAttachment()) : List.of();
    }
}
