namespace TemplateWorker.Storage.Migrations;

/// <summary>One statement of a file.</summary>
/// <param name="Text">The statement without its semicolon.</param>
/// <param name="Line">The line of the file that it starts on, from 1.</param>
readonly record struct SqlStatement(string Text, int Line)
{
    /// <summary>The line of the file that a character of the statement is on.</summary>
    /// <param name="position">The character as PostgreSQL counts: from 1, in code points; 0 when it names none.</param>
    public int LineAt(int position) => Line + Text.EnumerateRunes().Take(position - 1).Count(rune => rune.Value == '\n');
}
