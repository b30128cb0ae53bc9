@NullMarked
package parcellocker.contract.problem;

import org.jspecify.annotations.NullMarked;
