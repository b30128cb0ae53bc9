@NullMarked
package parcellocker.agent.cabinet;

import org.jspecify.annotations.NullMarked;
