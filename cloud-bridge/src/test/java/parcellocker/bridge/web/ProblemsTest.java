package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.Mockito.mock;

import io.javalin.http.Context;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    /** Jetty recycles the exchange of a browser that left; Javalin would hand its failure in again for ever. */
    @Test
    void a_browser_that_left_cannot_make_its_failure_fail_again() {
        Context recycled = mock(Context.class, call -> {
            throw new IllegalStateException("Response does not exist (likely recycled)");
        });

        assertThatCode(() -> Problems.unexpected(new IllegalStateException("recycled"), recycled))
                .doesNotThrowAnyException();
    }
}
