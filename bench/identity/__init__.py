"""What identity costs, and how well it tells changes apart."""
