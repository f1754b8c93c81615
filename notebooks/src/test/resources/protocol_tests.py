"""Runs Jupyter's own tests of a kernel's protocol on our installed kernel, and prints a JSON object: for each test what
became of it."""

import json
import sys
import unittest

import jupyter_kernel_test


class InstalledKernel(jupyter_kernel_test.KernelTests):
    kernel_name = sys.argv[1]
    language_name = "java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh");'
    completion_samples = [{"text": "connectors.listA", "matches": {"listAll("}}]
    complete_code_samples = ["1 + 1", 'String s = "a";', "int twice(int n) { return 2 * n; }", "%mammoth status"]
    incomplete_code_samples = ["int twice(int n) {", "connectors.list("]
    invalid_code_samples = ["int )("]
    code_generate_error = 'throw new IllegalStateException("no");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "table(connectors.list())", "mime": "text/html"},
        {"code": "%mammoth", "mime": "text/html"},
    ]
    code_display_data = [{"code": "show(connectors.list());", "mime": "text/html"}]
    code_inspect_sample = "connectors.list("


class Outcomes(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.outcomes = {}

    def note(self, test, outcome, reason=""):
        self.outcomes[test.id().rsplit(".", 1)[-1]] = {"outcome": outcome, "reason": reason}

    def addSuccess(self, test):
        name = test.id().rsplit(".", 1)[-1]
        self.outcomes.setdefault(name, {"outcome": "passed", "reason": ""})

    def addSkip(self, test, reason):
        self.note(getattr(test, "test_case", test), "skipped", reason)

    def addFailure(self, test, error):
        self.note(test, "failed", f"{error[0].__name__}: {error[1]}")

    def addError(self, test, error):
        self.addFailure(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            parts = ", ".join(str(value) for value in subtest.params.values())
            self.outcomes[f"{test.id().rsplit('.', 1)[-1]}[{parts}]"] = {"outcome": "failed", "reason": str(error[1])}


outcomes = Outcomes()
unittest.defaultTestLoader.loadTestsFromTestCase(InstalledKernel).run(outcomes)
print(json.dumps(outcomes.outcomes))
