using System.Text;
using TemplateWorker.ScriptEngine.Runtime;

namespace TemplateWorker.ScriptEngine.Tests;

public sealed class RealmTests
{
    [Fact]
    public void Numbers_text_and_json_go_in_and_come_out()
    {
        using var fixture = new RealmFixture();
        var join = fixture.Compile("return a + b.x + c", "a", "b", "c");
        var json = RealmFixture.Bytes("""{"x":"ü€😀"}""");
        var text = RealmFixture.Bytes("\0end");
        var result = fixture.Realm.Call(
            join, ScriptInput.Number(1.5), ScriptInput.Json(json.AsSpan(0, json.Length - 1)),
            ScriptInput.Text(text.AsSpan(1, 3)));
        result.Kind.ShouldBe(ScriptResultKind.Text);
        result.Text.ShouldBe("1.5ü€😀end");
    }

    [Fact]
    public void The_byte_behind_an_input_is_put_back()
    {
        using var fixture = new RealmFixture();
        var bytes = Encoding.UTF8.GetBytes("abcdef");
        fixture.Realm.Call(fixture.Compile("return a", "a"), ScriptInput.Text(bytes.AsSpan(0, 3))).Text.ShouldBe("abc");
        Encoding.UTF8.GetString(bytes).ShouldBe("abcdef");
    }

    [Fact]
    public void What_is_no_json_becomes_undefined()
    {
        using var fixture = new RealmFixture();
        var bytes = RealmFixture.Bytes("{oops");
        fixture.Realm.Call(fixture.Compile("return typeof a", "a"), ScriptInput.Json(bytes.AsSpan(0, 5)))
            .Text.ShouldBe("undefined");
    }

    [Fact]
    public void Realms_share_nothing()
    {
        using var one = new RealmFixture();
        using var two = new RealmFixture();
        one.Run("globalThis.secret = 1; Array.prototype.evil = 1");
        two.Run("return typeof secret + [].evil").Text.ShouldBe("undefinedundefined");
    }

    [Fact]
    public void A_second_engine_can_be_made_after_the_first_has_worked()
    {
        using var fixture = new RealmFixture();
        fixture.Run("return 1").Number.ShouldBe(1);
        using var realm = new JavaScriptCoreEngine().CreateRealm(TimeSpan.FromMilliseconds(5), fixture.Guard);
        realm.Call(realm.Compile(new ScriptSource("return 2", "test.js"), out _)!).Number.ShouldBe(2);
    }

    [Fact]
    public void An_exception_names_its_line()
    {
        using var fixture = new RealmFixture();
        var error = fixture.Run("const a = 1;\n\nthrow new RangeError('far');").Error!;
        (error.Name, error.Message, error.SourceUrl, error.Line).ShouldBe(("RangeError", "far", "test.js", 3));
    }

    [Fact]
    public void What_is_thrown_without_being_an_error_is_kept_as_text()
    {
        using var fixture = new RealmFixture();
        fixture.Run("throw 'plain'").Error!.Message.ShouldBe("plain");
    }

    [Theory]
    [InlineData("let a = 1;\nlet b = ;", 2, 9)]
    [InlineData("let foo bar;", 1, 9)]
    [InlineData("  return 1 +* 2;", 1, 13)]
    [InlineData("const a = 1;\nfunction f( {\n}\nf();", 4, 1)]
    public void A_syntax_error_names_line_and_column(string source, int line, int column)
    {
        using var fixture = new RealmFixture();
        fixture.Realm.Compile(new ScriptSource(source, "t.js"), out var error).ShouldBeNull();
        (error!.Name, error.SourceUrl, error.Line, error.Column).ShouldBe(("SyntaxError", "t.js", line, column));
    }

    [Theory]
    [InlineData("}); throw 1; (function(){")]
    [InlineData("}); throw null; (function(){")]
    [InlineData("}); globalThis.ran = true; (function(){")]
    [InlineData("}, globalThis.ran = true, function(){")]
    [InlineData("}, async x => {")]
    [InlineData("}, x: function(){")]
    [InlineData("} /*")]
    public void A_text_that_reaches_beyond_its_function_is_refused_and_not_run(string source)
    {
        using var fixture = new RealmFixture();
        fixture.Realm.Compile(new ScriptSource(source, "t.js"), out var error).ShouldBeNull();
        error!.Name.ShouldBe("SyntaxError");
        fixture.Run("return typeof ran").Text.ShouldBe("undefined");
    }

    [Fact]
    public void A_missing_end_is_called_that()
    {
        using var fixture = new RealmFixture();
        fixture.Realm.Compile(new ScriptSource("if (true) {\n  f();\n", "t.js"), out var error).ShouldBeNull();
        error!.Message.ShouldStartWith("Unexpected end of the file");
        error.Line.ShouldBe(3);
    }

    [Fact]
    public void A_host_function_gets_arguments_and_answers()
    {
        using var fixture = new RealmFixture();
        var add = fixture.Realm.CreateHostFunction(call => call.Return(call.Number(0) + call.Text(1).Length));
        fixture.Realm.Call(fixture.Compile("return add(40, 'ab')", "add"), ScriptInput.Function(add)).Number.ShouldBe(42);
    }

    [Fact]
    public void Host_calls_nest_without_mixing_their_arguments()
    {
        using var fixture = new RealmFixture();
        ScriptFunction inner = fixture.Compile("return 7");
        var outer = fixture.Realm.CreateHostFunction(call =>
        {
            fixture.Realm.Call(inner);
            call.Return(call.Number(0) + call.Number(1));
        });
        fixture.Realm.Call(fixture.Compile("return outer(1, outer(2, 3))", "outer"), ScriptInput.Function(outer))
            .Number.ShouldBe(6);
    }

    [Fact]
    public void A_compile_error_can_be_thrown_into_the_script_that_asked()
    {
        using var fixture = new RealmFixture();
        var load = fixture.Realm.CreateHostFunction(call =>
        {
            fixture.Realm.Compile(new ScriptSource("let a = ;", "bad.js"), out _);
            call.ThrowCompileError();
        });
        fixture.Realm.Call(
            fixture.Compile("try { load() } catch (e) { return e.name + ' ' + e.sourceURL }", "load"),
            ScriptInput.Function(load)).Text.ShouldBe("SyntaxError bad.js");
    }

    [Fact]
    public void Eval_can_be_forbidden_while_files_still_compile()
    {
        using var fixture = new RealmFixture();
        fixture.Realm.DisableEval();
        fixture.Run("return eval('1')").Error!.Message.ShouldContain("not available in templates");
        fixture.Run("return new Function('return 1')()").Error!.Message.ShouldContain("not available in templates");
        fixture.Run("return 1").Number.ShouldBe(1);
    }

    [Fact]
    public void An_unhandled_rejection_is_told_and_a_handled_one_is_not()
    {
        using var fixture = new RealmFixture();
        fixture.Run("globalThis.seen = []");
        fixture.Realm.OnUnhandledRejection(fixture.Compile("seen.push(reason)", "promise", "reason"));
        fixture.Realm.Call(
            fixture.Compile("Promise.reject('lost'); Promise.reject('caught').catch(() => {}); drain()", "drain"),
            ScriptInput.Function(fixture.Drain()));
        fixture.Run("return seen.join()").Text.ShouldBe("lost");
    }
}
