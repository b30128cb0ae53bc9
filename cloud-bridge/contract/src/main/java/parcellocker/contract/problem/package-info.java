/** The numbered errors, one list for screens, logs, topics and REST. */
@NullMarked
package parcellocker.contract.problem;

import org.jspecify.annotations.NullMarked;
