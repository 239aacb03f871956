using System.Net;
using System.Net.Sockets;

namespace TemplateWorker.Execution.Fetch;

/// <summary>Tells addresses of the open internet from those of machines and networks that are nobody else's business.</summary>
static class PublicAddress
{
    // Special-purpose addresses by the IANA registries for IPv4 and IPv6, and what stands in for IPv4 inside IPv6.
    static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("169.254.0.0/16"), // link-local, cloud metadata among it
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, broadcast among it
        IPNetwork.Parse("168.63.129.16/32"), // services of a cloud to its machines
    ];

    // Within what is allocated to the internet (2000::/3), the parts that are not for everybody.
    static readonly IPNetwork Allocated = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork[] NotPublicWithin =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments, Teredo among them
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4, which wraps IPv4
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>Whether an address is one of the open internet.</summary>
    /// <param name="address">The address.</param>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Array.Exists(NotPublic, network => network.Contains(address));
        // NAT64, unique-local, link-local, multicast, loopback and unspecified addresses all lie outside of it.
        return address.AddressFamily == AddressFamily.InterNetworkV6
            && Allocated.Contains(address)
            && !Array.Exists(NotPublicWithin, network => network.Contains(address));
    }
}
