package parcellocker.bridge.web;

import java.util.function.Consumer;
import parcellocker.bridge.parcels.Stays;
import parcellocker.bridge.parcels.Wishes;
import parcellocker.contract.topic.LockerId;

/**
 * What recipients' own pages are made of.
 *
 * @param told whom to call when there are new directives for a locker
 */
public record RecipientDesk(Stays stays, Wishes wishes, Consumer<LockerId> told, Terms terms) {
    /**
     * What holds for all of them.
     *
     * @param helpline a phone; empty for none
     * @param isForwarded whether a proxy in front says in {@code X-Forwarded-For} who asks
     */
    public record Terms(String city, String helpline, boolean isForwarded) {}
}
