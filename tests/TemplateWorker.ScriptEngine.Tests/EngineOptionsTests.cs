using TemplateWorker.ScriptEngine.Runtime;

namespace TemplateWorker.ScriptEngine.Tests;

public sealed class EngineOptionsTests
{
    [Fact]
    public void What_makes_scripts_safe_is_required()
    {
        var error = Should.Throw<ScriptEngineUnavailableException>(() => EngineOptions.Require("noSuchOption", true));
        error.Message.ShouldContain("noSuchOption");
    }

    [Fact]
    public void What_makes_them_fast_is_done_without_and_told()
    {
        var options = new EngineOptions();
        options.Prefer("noSuchFlag", true);
        options.Prefer("noSuchCount", 1u);
        options.Prefer("noSuchBound", 1);
        options.Prefer("noSuchFactor", 1.0);
        options.Unknown.ShouldBe(["noSuchFlag", "noSuchCount", "noSuchBound", "noSuchFactor"]);
        JavaScriptCoreEngine.NameOf(options.Unknown).ShouldContain("noSuchFlag, noSuchCount, noSuchBound, noSuchFactor");
    }

    [Fact]
    public void This_build_knows_all_of_them() => new JavaScriptCoreEngine().Name.ShouldBe("JavaScriptCore");
}
