@NullMarked
package parcellocker.agent.app.stick;

import org.jspecify.annotations.NullMarked;
