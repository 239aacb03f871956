using System.Collections;
using TemplateWorker.Configuration;
using TemplateWorker.Monitoring;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Deployment;

public sealed class KubernetesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Dictionary<object, object> _deployment = YamlFile.Read("kubernetes/worker.yaml");

    [Fact]
    public void Every_manifest_is_named_by_the_kustomization_and_is_of_its_kind()
    {
        var named = ((List<object>)YamlFile.Read("kubernetes/kustomization.yaml")["resources"]).Cast<string>();
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy", "kubernetes"), "*.yaml").Select(Path.GetFileName).Except(["kustomization.yaml"]);

        named.ShouldBe(files!, ignoreOrder: true);
        named.Select(file => YamlFile.Read($"kubernetes/{file}")).Select(manifest => $"{manifest["apiVersion"]} {manifest["kind"]}")
            .ShouldBe(["v1 ConfigMap", "apps/v1 Deployment", "v1 Service"], ignoreOrder: true);
    }

    [Fact]
    public void Labels_lead_from_deployment_and_service_to_the_worker()
    {
        var labels = YamlFile.Map(YamlFile.At(_deployment, "spec", "template", "metadata", "labels"));

        YamlFile.At(_deployment, "spec", "selector", "matchLabels").ShouldBe(labels);
        YamlFile.At(YamlFile.Read("kubernetes/service.yaml"), "spec", "selector").ShouldBe(labels);
    }

    [Theory]
    [InlineData("containers")]
    [InlineData("initContainers")]
    public void The_host_runs_without_rights_and_on_a_root_file_system_that_it_cannot_change(string kind)
    {
        var context = YamlFile.Map(YamlFile.At(Container(kind), "securityContext"));

        context["readOnlyRootFilesystem"].ShouldBe("true");
        context["allowPrivilegeEscalation"].ShouldBe("false");
        YamlFile.At(context, "capabilities", "drop").ShouldBe(new[] { "ALL" });
        YamlFile.At(Pod, "securityContext", "runAsNonRoot").ShouldBe("true");
    }

    [Fact]
    public void Two_workers_never_run_at_the_same_time()
    {
        YamlFile.At(_deployment, "spec", "replicas").ShouldBe("1");
        YamlFile.At(_deployment, "spec", "strategy", "type").ShouldBe("Recreate");
    }

    [Fact]
    public void The_worker_is_given_longer_to_stop_than_it_takes() =>
        int.Parse((string)YamlFile.At(Pod, "terminationGracePeriodSeconds"))
            .ShouldBeGreaterThan(new SandboxSettings().DrainSeconds + new HostSettings().CloseSeconds);

    [Fact]
    public void The_configuration_loads_and_probes_ask_where_it_listens()
    {
        var text = (string)YamlFile.At(YamlFile.Read("kubernetes/configuration.yaml"), "data", "config.yaml");
        var environment = new Hashtable();
        foreach (var variable in (List<object>)YamlFile.At(Container("containers"), "env"))
            environment[YamlFile.At(variable, "name")] = YamlFile.At(variable, "value");
        environment["DATABASE_URL_FILE"] = _folder.Write("url", "postgres://one@two/three");

        var settings = SettingsLoader.Load(_folder.Write("config.yaml", text), environment, []);

        $"{MonitoringPlace.Of(settings.Monitoring).Port}".ShouldBe(YamlFile.At(Container("containers"), "ports", 0, "containerPort"));
        foreach (var (probe, path) in new[] { ("startupProbe", MonitoringEndpoints.Live), ("livenessProbe", MonitoringEndpoints.Live), ("readinessProbe", MonitoringEndpoints.Ready) })
            YamlFile.At(Container("containers"), probe, "httpGet", "path").ShouldBe(path);
    }

    [Fact]
    public void What_is_mounted_is_a_volume_of_the_pod()
    {
        var volumes = ((List<object>)YamlFile.At(Pod, "volumes")).Select(volume => YamlFile.At(volume, "name"));
        var mounts = new[] { "containers", "initContainers" }.SelectMany(kind => (List<object>)YamlFile.At(Container(kind), "volumeMounts")).Select(mount => YamlFile.At(mount, "name"));

        mounts.Distinct().ShouldBe(volumes, ignoreOrder: true);
    }

    public void Dispose() => _folder.Dispose();

    object Pod => YamlFile.At(_deployment, "spec", "template", "spec");

    object Container(string kind) => YamlFile.At(Pod, kind, 0);
}
