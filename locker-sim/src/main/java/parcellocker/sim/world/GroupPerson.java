package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Token;
import parcellocker.agent.locker.Touch;

/** Somebody with one token: of all their parcels here, or of one parcel of whoever sent them. */
final class GroupPerson implements Person {
    private final World world;
    private final Hands hands;
    private final Chance chance;
    private final String token;
    private int patience = 25;
    private int scans = 3;

    private GroupPerson(World world, String token, Chance chance) {
        this.world = world;
        this.token = token;
        this.chance = chance;
        this.hands = new Hands(world, name());
    }

    /** Takes everything that lies here for that recipient. */
    static GroupPerson everything(World world, List<Town.Notice> notices, Chance chance) {
        String subjects =
                notices.stream().map(notice -> notice.delivery().value()).collect(Collectors.joining(" "));
        Token token = token(world, Token.Kind.GROUP, subjects, chance);
        return new GroupPerson(world, world.tokens().genuine(token), chance);
    }

    /** Sent by the recipient; sometimes comes too late, or after the recipient thought better of it. */
    static GroupPerson delegate(World world, Town.Notice notice, Chance chance) {
        String subject = notice.delivery().value();
        Token token = token(world, Token.Kind.DELEGATE, subject, chance);
        if (chance.happens(0.5)) {
            world.town().issue(new Input.Directive.RevokeToken(token.id(), List.of(notice.delivery())));
        }
        return new GroupPerson(world, world.tokens().genuine(token), chance);
    }

    private static Token token(World world, Token.Kind kind, String subject, Chance chance) {
        long now = Machine.unixSeconds(world.time().now());
        long until = chance.happens(0.15) ? now - 500 : now + 3_600;
        return new Token(kind, subject, chance.hex(16), now - 9_000, until);
    }

    @Override
    public String name() {
        return "holder of a token";
    }

    @Override
    public long act() {
        Optional<Shown> glass = hands.see();
        if (patience-- < 0) {
            return GOES;
        }
        if (glass.isEmpty()) {
            return 4_000;
        }
        Page page = glass.get().page();
        if (page instanceof Page.Home) {
            if (scans-- <= 0) {
                return GOES;
            }
            hands.scan(token);
        } else if (page instanceof Page.TakeParcel take) {
            return take(take.compartment());
        } else if (page instanceof Page.PickedUp picked) {
            boolean goesOn = picked.more() > 0 && chance.happens(0.8);
            hands.touch(goesOn ? new Touch.NextParcel() : new Touch.Done());
        } else if (page instanceof Page.DidNotOpen failed && failed.mayTryAgain() && chance.happens(0.5)) {
            hands.touch(new Touch.TryAgain());
        } else if (page instanceof Page.DidItOpen asked) {
            boolean open = hands.isOpen(asked.compartment());
            if (open) {
                hands.takeAll(asked.compartment());
                hands.shut(asked.compartment());
            }
            hands.touch(new Touch.Answer(open));
        } else if (!(page instanceof Page.OneMoment || page instanceof Page.Opening)) {
            hands.touch(new Touch.Back());
        }
        return 1_200;
    }

    private long take(CompartmentId where) {
        if (!hands.isOpen(where)) {
            return 900;
        }
        if (world.time().now() - hands.bay(where).openedAt() < 2_000) {
            return 2_000;
        }
        hands.takeAll(where);
        hands.shut(where);
        return 1_500;
    }
}
