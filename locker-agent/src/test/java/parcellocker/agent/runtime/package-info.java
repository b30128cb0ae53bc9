/** Tests of the loop, and the in-memory world it runs in under test. */
@NullMarked
package parcellocker.agent.runtime;

import org.jspecify.annotations.NullMarked;
