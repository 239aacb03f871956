namespace TemplateWorker.Architecture.Tests;

public sealed class ProjectReferenceTests
{
    public static TheoryData<string> Projects => [.. ProjectFile.InSource.Select(project => project.Name)];

    [Fact]
    public void Every_project_has_its_row_in_the_table() =>
        ProjectFile.InSource.Select(project => project.Name).ShouldBe(AllowedReferences.Table.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_row_allows(string name)
    {
        var project = ProjectFile.Of(name);
        var allowed = AllowedReferences.Table[name];

        project.Projects.ShouldBeSubsetOf(allowed.Projects.Select(other => $"TemplateWorker.{other}"));
        project.Packages.ShouldBeSubsetOf(allowed.Packages);
        project.Frameworks.ShouldBeSubsetOf(allowed.Frameworks);
    }

    [Fact]
    public void The_database_driver_is_hidden_from_projects_that_use_storage() =>
        ProjectFile.Of("TemplateWorker.Storage").HiddenPackages.ShouldBe(["Npgsql", "Dapper"], ignoreOrder: true);
}
