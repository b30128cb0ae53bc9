package parcellocker.bridge.parcels;

import org.jspecify.annotations.Nullable;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.topic.LockerId;

/**
 * A parcel that may come.
 *
 * @param basis null if the recipient has not been asked
 * @param size S, M or L if known
 */
public record Announcement(
        String waybill,
        LockerId locker,
        Person person,
        @Nullable Basis basis,
        @Nullable String size) {}
