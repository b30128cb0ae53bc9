package parcellocker.bridge.parcels;

import org.jspecify.annotations.Nullable;
import parcellocker.contract.directive.Directive.Person;

/**
 * Whom a parcel is for, as the city keeps it sealed. Lockers are told {@link #person()} alone: a mail address is of no use there.
 *
 * @param email as {@link EmailAddress} has it; null if nobody told the city
 */
public record Recipient(String name, String phone, @Nullable String email) {
    static Recipient of(Person person, @Nullable String email) {
        return new Recipient(person.name(), person.phone(), email);
    }

    public Person person() {
        return new Person(name, phone);
    }

    /** Never the person. */
    @Override
    public String toString() {
        return "a recipient";
    }
}
