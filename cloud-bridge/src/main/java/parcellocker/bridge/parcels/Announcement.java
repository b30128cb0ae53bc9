package parcellocker.bridge.parcels;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.entry.Fact.Mark;
import parcellocker.contract.topic.LockerId;

/**
 * A parcel that may come.
 *
 * @param email where its recipient reads mail, as {@link EmailAddress} has it; null if they did not say. No locker is told
 * @param basis null if the recipient has not been asked
 * @param size S, M or L if known
 * @param marks what else there is to say of it, each once
 */
public record Announcement(
        String waybill,
        LockerId locker,
        Person person,
        @Nullable String email,
        @Nullable Basis basis,
        @Nullable String size,
        List<Mark> marks) {
    public Announcement {
        Set<Mark> once = EnumSet.noneOf(Mark.class);
        once.addAll(marks);
        marks = List.copyOf(once);
    }

    /** One whose recipient has a phone alone. */
    public Announcement(
            String waybill,
            LockerId locker,
            Person person,
            @Nullable Basis basis,
            @Nullable String size,
            List<Mark> marks) {
        this(waybill, locker, person, null, basis, size, marks);
    }

    /** One with nothing more to say of. */
    public Announcement(String waybill, LockerId locker, Person person, @Nullable Basis basis, @Nullable String size) {
        this(waybill, locker, person, basis, size, List.of());
    }
}
