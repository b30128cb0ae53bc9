package parcellocker.sim.world;

import java.util.Optional;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Token;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.Problem;

/** Somebody who wants what is not theirs: guesses codes and PINs, shows forged, foreign and old tokens. */
final class GuesserPerson implements Person {
    private final World world;
    private final Hands hands;
    private final Chance chance;
    private final boolean pins;
    private final Optional<Town.Notice> own;
    /** Types codes until the keypad is locked, and most go on until it is shut, with somebody waiting behind them. */
    private final boolean stubborn;

    private boolean shut;

    private int tries;

    /** {@code own}: a code of their own, to mix in. */
    GuesserPerson(World world, Optional<Town.Notice> own, Chance chance) {
        this.world = world;
        this.own = own;
        this.chance = chance;
        this.hands = new Hands(world, name());
        this.pins = chance.happens(0.3);
        this.stubborn = !pins && chance.happens(0.2);
        this.tries = (int) (stubborn ? chance.between(60, 100) : chance.between(3, 14));
    }

    @Override
    public String name() {
        return "guesser";
    }

    @Override
    public long act() {
        Optional<Shown> glass = hands.see();
        if (tries-- < 0) {
            own.filter(notice -> stubborn).ifPresent(world.crowd()::waitsBehind);
            return GOES;
        }
        if (glass.isEmpty()) {
            return 5_000;
        }
        Page page = glass.get().page();
        if (page instanceof Page.Home) {
            attack();
        } else if (page instanceof Page.CourierSignIn) {
            String badge = chance.pick(world.town().couriers()).courier().badge();
            hands.touch(new Touch.SignIn(badge, StrongBox.secret(chance.digits(6))));
        } else {
            goOn(page);
        }
        return chance.between(300, 1_500);
    }

    private void goOn(Page page) {
        if (page instanceof Page.LostCode) {
            String tail = world.crowd()
                    .anyWaybill()
                    .map(waybill -> waybill.substring(waybill.length() - 4))
                    .orElse("0000");
            hands.touch(new Touch.AskCode(tail, StrongBox.secret(chance.digits(4))));
        } else if (page instanceof Page.PhoneTail && stubborn && chance.happens(0.1)) {
            tries = 0;
            hands.touch(new Touch.Back());
        } else if (page instanceof Page.PhoneTail) {
            hands.touch(new Touch.EnterPhoneTail(StrongBox.secret(tail())));
        } else if (page instanceof Page.TakeParcel take && hands.isOpen(take.compartment())) {
            hands.takeAll(take.compartment());
            hands.shut(take.compartment());
        } else {
            shut |= page instanceof Page.Refusal refusal && refusal.problem() == Problem.CODE_LOCKED;
            hands.touch(new Touch.Back());
        }
    }

    /** Of somebody they know, or of nobody. */
    private String tail() {
        String phone =
                own.map(notice -> world.crowd().phone(notice.recipient())).orElse("0000");
        return chance.happens(0.5) ? phone.substring(phone.length() - 4) : chance.digits(4);
    }

    private void attack() {
        if (pins) {
            hands.touch(new Touch.Courier());
        } else if (stubborn) {
            hands.touch(shut ? new Touch.LostCode() : new Touch.EnterCode(StrongBox.secret(chance.digits(8))));
        } else if (chance.happens(0.3)) {
            hands.touch(new Touch.LostCode());
        } else if (own.isPresent() && chance.happens(0.25)) {
            hands.touch(new Touch.EnterCode(StrongBox.secret(own.get().digits())));
        } else if (chance.happens(0.7)) {
            hands.touch(new Touch.EnterCode(StrongBox.secret(chance.digits(8))));
        } else {
            hands.scan(badToken());
        }
    }

    private String badToken() {
        long now = Machine.unixSeconds(world.time().now());
        String victim = world.crowd().anyDelivery().map(id -> id.value()).orElse("0123456789abcdef");
        String courier = chance.pick(world.town().couriers()).courier().id().value();
        Token pickup = new Token(Token.Kind.PICKUP, victim, chance.hex(16), now - 60, now + 3_600);
        Token old = new Token(Token.Kind.COURIER, courier, chance.hex(16), now - 90_000, now - 3_600);
        return switch ((int) chance.between(0, 4)) {
            case 0 -> world.tokens().forged(pickup);
            case 1 -> world.tokens().foreign(pickup);
            case 2 -> world.tokens().genuine(old);
            case 3 -> "PL1:" + chance.hex(40);
            default ->
                world.tokens()
                        .genuine(new Token(Token.Kind.PICKUP, chance.hex(16), chance.hex(16), now - 60, now + 3_600));
        };
    }
}
