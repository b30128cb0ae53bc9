package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Supply;
import parcellocker.sim.board.Trouble;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.line.NoisyEnd;
import parcellocker.sim.line.Port;

/** Every make of board meets every fault. */
class MeetTest {
    /** What can be done to the steel, a board, the supply or a line, and is no fault: a new method is one until it stands here. */
    private static final Set<String> NO_FAULTS = Set.of(
            "Plant.watch",
            "Plant.fire",
            "Plant.release",
            "Plant.straighten",
            "Plant.trouble",
            "Supply.feeds",
            "NoisyEnd.send",
            "NoisyEnd.listen",
            "Port.tapSent",
            "Port.plug",
            "Port.close");

    private static List<Woe> woes() {
        return Stream.of(BoardWoes.all(), FrameWoes.all(), DoorWoes.all(), LineWoes.all())
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    Stream<DynamicContainer> everyFaultIsMetByEveryMake() {
        return woes().stream()
                .map(woe -> DynamicContainer.dynamicContainer(
                        woe.name(),
                        Stream.of(Make.values())
                                .map(make -> DynamicTest.dynamicTest(
                                        make.name(), () -> woe.met().accept(make)))));
    }

    @Test
    void noFaultOfTheSimulatorIsLeftOut() {
        Set<String> met = woes().stream().flatMap(woe -> woe.kinds().stream()).collect(Collectors.toSet());
        assertThat(new TreeSet<>(met)).isEqualTo(known());
    }

    @Test
    void noTwoFaultsHaveOneName() {
        assertThat(woes()).extracting(Woe::name).doesNotHaveDuplicates();
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        Stream.of(BoardFault.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .forEach(known::add);
        Stream.of(Trouble.values())
                .filter(trouble -> trouble != Trouble.NONE)
                .map(Trouble::name)
                .forEach(known::add);
        Stream.of(Plant.class, Supply.class, VirtualBoard.class, NoisyEnd.class, Port.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == void.class)
                .map(MeetTest::name)
                .filter(name -> !NO_FAULTS.contains(name))
                .forEach(known::add);
        return known;
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
