@NullMarked
package parcellocker.agent.app;

import org.jspecify.annotations.NullMarked;
