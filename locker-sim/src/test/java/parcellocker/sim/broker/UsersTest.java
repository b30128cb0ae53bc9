package parcellocker.sim.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

class UsersTest {
    @Test
    void a_user_is_authenticated_by_the_password_of_its_own_line() {
        Users users = Users.of(List.of("# who may connect", "", "locker L-001 one", "bridge city three"));

        assertThat(users.authenticated("L-001", utf8("one")))
                .contains(new Users.User.Locker(new LockerId("L-001"), "one"));
        assertThat(users.authenticated("city", utf8("three"))).contains(new Users.User.Bridge("city", "three"));
        assertThat(users.authenticated("L-001", utf8("three"))).isEmpty();
        assertThat(users.authenticated("L-002", utf8("one"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"locker L-001", "locker L-001 a b", "robot L-001 one", "locker L one", "bridge city three"})
    void a_wrong_line_is_refused_with_its_number(String wrong) {
        assertThatThrownBy(() -> Users.of(List.of("bridge city three", wrong)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("LK-8001 users, line 2: ");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
