package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Claim;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;

/** A child who presses everything, shuts doors and puts things into them. */
final class ChildPerson implements Person {
    private final World world;
    private final Hands hands;
    private final Chance chance;
    private int acts;

    ChildPerson(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.hands = new Hands(world, name());
        this.acts = (int) chance.between(4, 20);
    }

    @Override
    public String name() {
        return "child";
    }

    @Override
    public long act() {
        if (acts-- == 0) {
            return GOES;
        }
        Optional<Shown> glass = hands.see();
        if (chance.happens(0.2)) {
            doors();
        } else if (chance.happens(0.1)) {
            hands.scan(chance.happens(0.5) ? "4006381333931" : "http://example.org/" + chance.hex(200));
        } else {
            glass.ifPresent(shown -> hands.touch(shown.view() - (chance.happens(0.1) ? 1 : 0), anything()));
        }
        return chance.between(100, 3_000);
    }

    private void doors() {
        List<Bay> open = world.plant().bays().stream().filter(Bay::isOpen).toList();
        if (open.isEmpty()) {
            return;
        }
        Bay bay = chance.pick(open);
        if (chance.happens(0.3)) {
            hands.put(bay.id(), world.plant().newRubbish());
        } else {
            bay.things().forEach(Thing::mark);
            hands.shut(bay.id());
        }
    }

    private Touch anything() {
        DeliveryId some = world.crowd().anyDelivery().orElse(new DeliveryId("0123456789abcdef"));
        return chance.pick(List.of(
                new Touch.Speak(Language.EN),
                new Touch.EnterCode(StrongBox.secret(chance.digits((int) chance.between(0, 9)))),
                new Touch.EnterPhoneTail(StrongBox.secret(chance.digits(4))),
                new Touch.Courier(),
                new Touch.SignIn("B" + chance.digits(3), StrongBox.secret(chance.digits(6))),
                new Touch.TypeWaybill("KID" + chance.digits(5)),
                new Touch.Attest(Optional.of(StrongBox.secret(chance.digits(11)))),
                new Touch.ChooseSize(Size.S),
                new Touch.TooSmall(),
                new Touch.TookBack(),
                new Touch.FoundOccupied(),
                new Touch.FoundBroken(),
                new Touch.FoundDirty(),
                new Touch.PackagingDamaged(),
                new Touch.TooLarge(),
                new Touch.AttestSame(),
                new Touch.ItIsInside(),
                new Touch.LookInto(some),
                new Touch.Recall(some),
                new Touch.Collect(some),
                new Touch.StartMailIn(),
                new Touch.ShowCollection(),
                new Touch.PutBack("x".repeat(60)),
                new Touch.TryAgain(),
                new Touch.Answer(chance.happens(0.5)),
                new Touch.CleanScreen(),
                new Touch.Help(),
                new Touch.AskHelp(chance.pick(List.of(Concern.values()))),
                new Touch.Claimed(chance.pick(List.of(Claim.values()))),
                new Touch.Unsay(),
                new Touch.LostCode(),
                new Touch.NameTicket(chance.digits(8)),
                new Touch.HandedOver(),
                new Touch.LeaveLonger(),
                new Touch.StayLonger(),
                new Touch.AskCode(chance.digits(4), StrongBox.secret(chance.digits(4))),
                new Touch.Back(),
                new Touch.Done()));
    }
}
