package parcellocker.agent.uplink;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Reporting;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Overlay;
import parcellocker.contract.wire.ReportWords;

/** From the contract's directives to the core's own types; a value the core's types refuse refuses the whole directive. */
final class Orders {
    private static final long MOST_STORAGE_MILLIS = 400L * 24 * 3600 * 1000;
    private static final int MOST_EXTENSIONS = 100;
    /** Of the year 9999: sums with it stay whole. */
    private static final long LAST_SECOND = 253_402_300_799L;
    /** As {@link parcellocker.contract.wire.QrToken} writes it. */
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{16}");

    private Orders() {}

    static Input.Directive of(Directive directive) {
        try {
            return switch (directive) {
                case Directive.Announce d ->
                    new Input.Directive.Announce(
                            d.parcels().stream().map(Orders::announced).toList());
                case Directive.Couriers d ->
                    new Input.Directive.ListCouriers(
                            d.couriers().stream().map(Orders::courier).toList());
                case Directive.EndAnnouncements d ->
                    new Input.Directive.EndAnnouncements(
                            d.waybills().stream().map(Waybill::new).toList());
                case Directive.RenewCode d -> new Input.Directive.RenewCode(new DeliveryId(d.delivery()));
                case Directive.StartStorage d ->
                    new Input.Directive.StartStorage(
                            new DeliveryId(d.delivery()),
                            limit(d.limitMillis()),
                            Optional.ofNullable(d.code()).map(Orders::base64url),
                            offer(d.longer()));
                case Directive.RevokeToken d ->
                    new Input.Directive.RevokeToken(
                            tokenId(d.token()),
                            d.deliveries().stream().map(DeliveryId::new).toList());
                case Directive.CancelMailIn d ->
                    new Input.Directive.CancelMailIn(new Waybill(d.order()), end(d.notAfterSeconds()));
                case Directive.Configure d -> configure(d.configuration());
                case Directive.Report d -> new Input.Directive.Report(wish(d));
                case Directive.Welcome ignored ->
                    throw new ProblemException(Problem.MESSAGE_MALFORMED, "a welcome has no number");
                case Directive.Enrol ignored ->
                    throw new ProblemException(Problem.MESSAGE_MALFORMED, "an enrolment has no number");
                case Directive.FullList ignored ->
                    throw new ProblemException(Problem.MESSAGE_MALFORMED, "a list has a number");
            };
        } catch (IllegalArgumentException refused) {
            // The value itself may be personal: name only the kind.
            String kind = directive.getClass().getSimpleName();
            throw new ProblemException(Problem.MESSAGE_MALFORMED, kind + " holds a value of the wrong form", refused);
        }
    }

    /** With what is wrong with it by itself; a body that is not the one that was meant is looked at no further. */
    static Input.Directive.Configure configure(Directive.Configuration wanted) {
        String hash = Overlay.hash(wanted.body());
        boolean isMeant = hash.equals(wanted.hash());
        List<String> mistakes = isMeant
                ? Overlay.mistakes(wanted.body())
                : List.of(Problem.CONFIGURATION_BROKEN.code() + " its hash is " + hash);
        return new Input.Directive.Configure(
                new ConfigurationId(wanted.version(), wanted.hash()), wanted.body(), mistakes);
    }

    private static Reporting.Wish wish(Directive.Report asked) {
        boolean isSound = ReportWords.REQUEST.matcher(asked.request()).matches()
                && !asked.parts().isEmpty()
                && new TreeSet<>(asked.parts()).size() == asked.parts().size()
                && asked.mostBytes() >= ReportWords.LEAST_BYTES
                && asked.mostBytes() <= ReportWords.MOST_BYTES;
        if (!isSound) {
            throw new IllegalArgumentException("no report");
        }
        return new Reporting.Wish(
                asked.request(),
                asked.parts().stream().map(Orders::part).toList(),
                asked.fromMillis(),
                asked.toMillis(),
                asked.mostBytes());
    }

    private static Reporting.Part part(Fact.Part part) {
        return switch (part) {
            case DIAGNOSTICS -> Reporting.Part.DIAGNOSTICS;
            case SELFTEST -> Reporting.Part.SELFTEST;
            case LOG -> Reporting.Part.LOG;
            case JOURNAL -> Reporting.Part.JOURNAL;
        };
    }

    private static long limit(long millis) {
        if (millis < 1 || millis > MOST_STORAGE_MILLIS) {
            throw new IllegalArgumentException("storage of " + millis + " ms");
        }
        return millis;
    }

    private static ExtensionOffer offer(Fact.@Nullable Longer longer) {
        if (longer == null) {
            return ExtensionOffer.NONE;
        }
        if (longer.times() < 1 || longer.times() > MOST_EXTENSIONS) {
            throw new IllegalArgumentException(longer.times() + " extensions");
        }
        return new ExtensionOffer(limit(longer.millis()), longer.times());
    }

    private static long end(long unixSeconds) {
        if (unixSeconds < 1 || unixSeconds > LAST_SECOND) {
            throw new IllegalArgumentException("ends at " + unixSeconds);
        }
        return unixSeconds;
    }

    private static String tokenId(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException("no token's id");
        }
        return text;
    }

    static Input.Announced announced(Directive.Parcel parcel) {
        Announcement announcement = new Announcement(
                new Waybill(parcel.waybill()),
                new PersonRef(parcel.recipient()),
                Optional.ofNullable(parcel.basis()).map(Orders::basis),
                Optional.ofNullable(parcel.size()).map(Size::valueOf),
                marks(parcel.marks()));
        return new Input.Announced(announcement, new Sealed(Chain.name(parcel.person()), parcel.person()));
    }

    private static SortedSet<Mark> marks(@Nullable List<Fact.Mark> words) {
        SortedSet<Mark> marks = new TreeSet<>();
        if (words != null) {
            words.forEach(word -> marks.add(Mark.valueOf(word.name())));
        }
        return marks;
    }

    /** What the city believes to lie in a compartment; refused as a whole if a value is none of ours. */
    static Delivery inside(Directive.Inside d) {
        try {
            return Delivery.begun(
                    new DeliveryId(d.delivery()),
                    d.waybills().stream().map(Waybill::new).toList(),
                    new CourierId(d.courier()),
                    new PersonRef(d.recipient()),
                    new CompartmentId(d.compartment()),
                    basis(d.basis()),
                    state(d.state()),
                    new Verifier(base64url(d.code().salt()), base64url(d.code().hash())),
                    Access.DRAFT);
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(
                    Problem.MESSAGE_MALFORMED, "an enrolment holds a value of the wrong form", refused);
        }
    }

    private static Delivery.State state(Fact.Believed believed) {
        return switch (believed) {
            case STORED -> Delivery.State.STORED;
            case UNSURE -> Delivery.State.UNSURE;
            case REFUSED -> Delivery.State.REFUSED;
        };
    }

    static Courier courier(Directive.Courier courier) {
        Verifier pin = new Verifier(
                base64url(courier.pin().salt()), base64url(courier.pin().hash()));
        return new Courier(
                new CourierId(courier.courier()), role(courier.role()), courier.badge(), pin, courier.active());
    }

    /** Refused here, or the first sign-in would break on it in the vault. */
    private static String base64url(String text) {
        if (Base64.getUrlDecoder().decode(text).length == 0) {
            throw new IllegalArgumentException("empty verifier");
        }
        return text;
    }

    private static Role role(Fact.Role role) {
        return switch (role) {
            case COURIER -> Role.COURIER;
            case TECHNICIAN -> Role.TECHNICIAN;
            case COLLECTOR -> Role.COLLECTOR;
            case CARETAKER -> Role.CARETAKER;
        };
    }

    private static Basis basis(Fact.Basis basis) {
        return switch (basis) {
            case RECIPIENT_PARCEL -> Basis.RECIPIENT_PARCEL;
            case RECIPIENT_STANDING -> Basis.RECIPIENT_STANDING;
            case SENDER_DESIGNATED -> Basis.SENDER_DESIGNATED;
            case COURIER_ATTESTED -> Basis.COURIER_ATTESTED;
        };
    }
}
