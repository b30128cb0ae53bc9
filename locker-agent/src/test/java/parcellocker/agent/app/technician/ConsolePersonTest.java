package parcellocker.agent.app.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.contract.problem.ProblemException;

class ConsolePersonTest {
    private static final CompartmentId A01 = ModelPlant.door(1);
    private static final CompartmentId A02 = ModelPlant.door(2);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Person typing(String text) {
        return new ConsolePerson(
                new BufferedReader(new StringReader(text)), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @Test
    void enterMeansTheRightDoor_aNameThatDoor_noneNone() {
        Person person = typing("\na02\nnone\nA01, A02\n");
        assertThat(person.whichMoved(A01)).containsExactly(A01);
        assertThat(person.whichMoved(A01)).containsExactly(A02);
        assertThat(person.whichMoved(A01)).isEmpty();
        assertThat(person.whichMoved(A01)).containsExactly(A01, A02);
    }

    @Test
    void whatIsNoNameIsAskedAgain() {
        assertThat(typing("left one\nA02\n").whichMoved(A01)).containsExactly(A02);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("painted on the door");
    }

    @Test
    void onlyYesOrNoIsAnAnswer() {
        assertThat(typing("perhaps\nNO\n").confirms("Shut?")).isFalse();
        assertThat(typing("y\n").confirms("Shut?")).isTrue();
    }

    @Test
    void whoHangsUpEndsTheTool() {
        Person gone = typing("");
        assertThatThrownBy(() -> gone.shut(List.of(A01), true))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LK-1157");
    }
}
