using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Deployment;

/// <summary>The Dockerfile, the compose file and the manifests, by the schemas and rules of those who read them.</summary>
public sealed class DeploymentRulesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Nothing_is_wrong_with_what_is_deployed_and_what_is_wrong_would_be_found()
    {
        var program = await NodePackages.PrepareAsync("deployment-rules");
        Copy("Dockerfile", text => text.Replace("--interval=", "--every=").Replace("SHELL ", "# SHELL "));
        Copy("deploy/compose.yaml", text => text.Replace("restart:", "restarts:"));
        Copy("deploy/kubernetes/kustomization.yaml", text => text);
        Copy("deploy/kubernetes/configuration.yaml", text => text);
        Copy("deploy/kubernetes/service.yaml", text => text.Replace("port: 7791", "port: monitoring"));
        Copy("deploy/kubernetes/worker.yaml", text => text.Replace("livenessProbe:", "aliveProbe:"));

        var ours = NodePackages.RunAsync(program, "node", "check.mjs", Repository.Root);
        var wrong = NodePackages.RunAsync(program, "node", "check.mjs", _folder.Path);

        (await ours).ShouldBe((0, ""));
        var (_, found) = await wrong;
        found.ShouldContain("Unknown flag: every");
        found.ShouldContain("(ER0001)");
        found.ShouldContain("""deploy/compose.yaml/services/worker: must NOT have additional properties {"additionalProperty":"restarts"}""");
        found.ShouldContain("deploy/kubernetes/service.yaml: data/spec/ports/0/port must be integer");
        found.ShouldContain("deploy/kubernetes/worker.yaml/spec/template/spec/containers/0/aliveProbe: unknown key");
    }

    public void Dispose() => _folder.Dispose();

    void Copy(string file, Func<string, string> change) => _folder.Write(file, change(Repository.Read(file)));
}
