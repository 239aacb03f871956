using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Tests.Typings;

public sealed class TypingReaderTests
{
    const string Text =
        """
        // What there is.
        declare module "templateworker" {
          /**
           * Rolls a die.
           *
           * @param sides How many sides
           * it has.
           * @returns What came up.
           */
          export function roll<const T>(sides?: number): number;

          /** A die. */
          export interface Die<T = Record<string, string>> extends Thing, Other<T> {
            /** Its sides; written so. */
            readonly sides?: { text: string; on: "a;b" }[];
            /** Throws it. */
            roll(times: number): void;
            roll(times: bigint): void;
          }

          import type { Message } from "templateworker";

          /** Two dice. */
          export class Dice { private constructor();
            /** Throws both. */
            (): number;
          }

          /** A or b. */
          export type Side =
            | "a"
            | "b";
        }
        """;

    static readonly IReadOnlyList<TypingDeclaration> Declarations = TypingReader.Read("dice.d.ts", Text);

    [Fact]
    public void A_function_has_its_comment_with_parameters_and_result()
    {
        var roll = Declarations[0];
        roll.Kind.ShouldBe(TypingKind.Function);
        roll.Head.ShouldBe("function roll<const T>(sides?: number): number");
        roll.Comment.Text.ShouldBe("Rolls a die.");
        roll.Comment.Parameters.ShouldBe([new TypingParameter("sides", "How many sides it has.")]);
        roll.Comment.Returns.ShouldBe("What came up.");
    }

    [Fact]
    public void An_interface_has_its_members_and_the_names_it_extends()
    {
        var die = Declarations[1];
        die.Bases.ShouldBe(["Thing", "Other"]);
        die.Members.Select(member => (member.Name, member.IsMethod, member.IsOptional, member.Type)).ShouldBe(
        [
            ("sides", false, true, """{ text: string; on: "a;b" }[]"""),
            ("roll", true, false, ""),
            ("roll", true, false, ""),
        ]);
        die.Members[2].Comment.Text.ShouldBe("Throws it.");
    }

    [Fact]
    public void What_nobody_can_call_is_left_out_and_what_is_called_itself_has_no_name() =>
        Declarations[2].Members.Select(member => (member.Name, member.IsMethod)).ShouldBe([("", true)]);

    [Fact]
    public void An_alias_has_what_it_stands_for()
    {
        Declarations[3].Kind.ShouldBe(TypingKind.Alias);
        Declarations[3].Type.ReplaceLineEndings(" ").ShouldBe("| \"a\"   | \"b\"");
    }

    [Fact]
    public void What_the_reference_could_not_show_is_refused() =>
        Should.Throw<FormatException>(() => TypingReader.Read("bad.d.ts", "// Bad.\ndeclare namespace a.b;\n"))
            .Message.ShouldContain("bad.d.ts declares something that the reference cannot show");
}
